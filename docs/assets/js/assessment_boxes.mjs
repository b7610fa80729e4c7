// @ts-check
/**
 * The boxes of the scan's form: what is ticked, how it is worded, and what is missing.
 *
 * @module assessment_boxes
 */

import { find, findAll } from "./elements.mjs"

/** @typedef {Record<string, string>} Answers */

/**
 * Make the form say what was answered, in the words that go with it.
 *
 * @param {HTMLElement} form
 * @param {Answers} answers
 */
export function tick(form, answers) {
  for (const input of form.querySelectorAll("input")) input.checked = input.value === answers[input.name]
  word(form, answers)
}

/**
 * Some words and answers depend on an earlier answer; what no longer applies is no answer.
 *
 * @param {HTMLElement} form
 * @param {Answers} answers
 */
export function word(form, answers) {
  for (const part of findAll(form, "[data-if], [data-unless]")) {
    const [id, value] = (part.dataset.if ?? part.dataset.unless ?? "").split("=")
    part.toggleAttribute("data-off", (answers[id] === value) !== ("if" in part.dataset))
    const input = part.querySelector("input")
    if (!input?.checked || !part.hasAttribute("data-off")) continue
    input.checked = false
    delete answers[input.name]
  }
}

/**
 * Say beside one question, and above it, that an answer is missing; without one, say it no more.
 *
 * @param {HTMLElement} form
 * @param {HTMLElement} [wrong]
 */
export function complain(form, wrong) {
  const summary = find(form, "[data-errors]")
  summary.hidden = !wrong
  for (const fieldset of findAll(form, "[data-question]")) {
    const error = find(fieldset, "[data-error]")
    fieldset.toggleAttribute("data-wrong", fieldset === wrong)
    error.hidden = fieldset !== wrong
    if (fieldset === wrong) fieldset.setAttribute("aria-describedby", error.id)
    else fieldset.removeAttribute("aria-describedby")
  }
  if (wrong) summary.focus()
}

/**
 * A page has one main heading; a step that stands alone has one of its own.
 *
 * @param {HTMLElement} root
 */
export function makeHeadings(root) {
  for (const heading of findAll(root, "[data-heading]")) {
    const title = document.createElement("h1")
    title.className = heading.className
    title.append(...heading.childNodes)
    heading.replaceWith(title)
  }
}
