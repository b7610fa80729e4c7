// @ts-check
/**
 * Small things that a component does with its own page: find a part, write a text, fill a sentence.
 *
 * Texts are written as text, never as HTML.
 *
 * @module elements
 */

/**
 * The part of `root` that must be there.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const found = root.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`the page lacks ${selector}`)
  return found
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const findAll = (root, selector) => [...root.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement)

/**
 * A new copy of what stands in a `<template>`.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function copyOf(root, selector) {
  const template = find(root, selector)
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`${selector} is no template`)
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true))
}

/**
 * Put a text in the part of `root` called `name`, which is hidden when there is none.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @param {string | undefined} text
 */
export function write(root, name, text) {
  const part = find(root, `[data-${name}]`)
  part.textContent = text ?? ""
  part.hidden = !text
}

/**
 * A sentence with `{names}` in it, filled in.
 *
 * @param {string | undefined} sentence
 * @param {Record<string, string | number>} values
 */
export const filled = (sentence, values) =>
  (sentence ?? "").replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole))

const LONG = new Intl.DateTimeFormat("nl", { dateStyle: "long", timeZone: "UTC" })

/** @param {string} day  As `2026-11-26`. */
export const longDate = (day) => LONG.format(new Date(day))
