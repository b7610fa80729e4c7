// @ts-check
/**
 * The list of what has to be checked again: marks and counts what is due today.
 *
 * `data-until` of a row is the last day on which its last check stands.
 *
 * @module review_list
 */

import { today } from "./freshness.mjs"

/** @param {HTMLElement} root */
export function mount(root) {
  const day = today()
  const rows = [...root.querySelectorAll("[data-until]")]
  const due = rows.filter((row) => (row.getAttribute("data-until") ?? "") < day)
  for (const row of due) row.querySelector("[data-due]")?.removeAttribute("hidden")
  const number = root.querySelector("[data-number]")
  if (number) number.textContent = String(due.length)
  root.querySelector(`[data-count="${due.length ? "some" : "none"}"]`)?.removeAttribute("hidden")
}
