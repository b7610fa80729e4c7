// @ts-check
/**
 * Texts whose time has come: facts that are old by now, and periods that are open now.
 *
 * Only a browser knows what day it is. The texts and their dates stand in the page, hidden; this
 * shows those that hold today. `data-dated` with `data-months` is shown when the date, as late as
 * it can have been, is longer ago than that; `data-when` (`now`, `later` or `past`) when that is
 * how the period from `data-opens` to `data-closes` lies.
 *
 * @module freshness
 */

/** @param {HTMLElement} root */
export function mount(root) {
  const day = today()
  for (const element of root.querySelectorAll("[data-dated]")) {
    const { dated = "", months } = /** @type {HTMLElement} */ (element).dataset
    element.toggleAttribute("hidden", !isOld(dated, Number(months), day))
  }
  for (const element of root.querySelectorAll("[data-when]")) {
    const { when, opens, closes } = /** @type {HTMLElement} */ (element).dataset
    element.toggleAttribute("hidden", momentOf(opens ?? "", closes ?? "", day) !== when)
  }
}

/** The day where the visitor is, as `2026-11-20`. */
export function today(now = new Date()) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part) => String(part).padStart(2, "0")).join("-")
}

/**
 * Whether a date, which may be a year or a month only, is more than so many months ago.
 *
 * @param {string} dated
 * @param {number} months
 * @param {string} day
 */
export function isOld(dated, months, day) {
  const [year, month = 12, date = 31] = dated.split("-").map(Number)
  const count = year * 12 + month - 1 + months
  const limit = [Math.floor(count / 12), (count % 12) + 1, date]
  return limit.map((part) => String(part).padStart(2, "0")).join("-") < day
}

/**
 * @param {string} opens
 * @param {string} closes
 * @param {string} day
 */
export function momentOf(opens, closes, day) {
  if (closes && closes < day) return "past"
  if (opens && opens > day) return "later"
  return opens && closes ? "now" : ""
}
