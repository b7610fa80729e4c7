// @ts-check
/**
 * The page on which one checks the answers of the scan: all of them by part, each with a way back.
 *
 * @module assessment_check
 */

import { copyOf, find, findAll, write } from "./elements.mjs"

/**
 * @param {HTMLElement} root
 * @param {HTMLElement[]} asked  The questions that are asked, each with its answer.
 */
export function showGiven(root, asked) {
  const list = find(root, "[data-given]")
  list.replaceChildren()
  for (const part of findAll(root, "[data-part]")) {
    const fieldsets = asked.filter((fieldset) => part.contains(fieldset))
    if (!fieldsets.length) continue
    const section = copyOf(root, "[data-given-part]")
    write(section, "title", part.dataset.part)
    find(section, "[data-rows]").append(...fieldsets.map((fieldset) => rowOf(root, fieldset)))
    list.append(section)
  }
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} fieldset
 */
function rowOf(root, fieldset) {
  const row = copyOf(root, "[data-given-row]")
  const title = find(fieldset, "[data-title]:not([data-off])").textContent?.trim()
  const label = fieldset.querySelector("label:has(:checked) [data-label]:not([data-off])")
  write(row, "title", title)
  write(row, "answer", label?.textContent?.trim())
  write(row, "about", title)
  find(row, "[data-change]").setAttribute("href", `#${fieldset.id}`)
  return row
}
