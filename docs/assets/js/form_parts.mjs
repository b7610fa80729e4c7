// @ts-check
/**
 * The parts of the page that the scripts of the form work on.
 *
 * @module form_parts
 */

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const found = root.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`the form lacks ${selector}`)
  return found
}

/** Words of the page with their places filled in. @param {string | undefined} words @param {{ [name: string]: string | number }} values */
export const fillIn = (words = "", values = {}) => words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""))

/** `Lasrobot bij De Jong` as `lasrobot-bij-de-jong`, not longer than the name of a file may be. @param {string} words @param {number} most */
export function slugOf(words, most) {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const whole = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")
  if (whole.length <= most) return whole
  return whole.slice(0, most + 1).replace(/-[^-]*$/, "").slice(0, most)
}
