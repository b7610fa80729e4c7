// @ts-check
/**
 * The answers of the scan on this device: one key, with a draft and the day of it.
 *
 * What is found there is as suspect as anything typed: who asks must check the draft. A browser
 * that keeps nothing is no error; the scan goes on without.
 *
 * @module assessment_store
 */

const KEY = "sma.v1"
const KEPT = /^(\S{1,80}) (\d{4}-\d{2}-\d{2})$/

/** @typedef {{draft: string, day: string}} Kept */

/** @returns {Kept | undefined} */
export function kept() {
  try {
    const found = KEPT.exec(localStorage.getItem(KEY) ?? "")
    return found && !Number.isNaN(Date.parse(found[2])) ? { draft: found[1], day: found[2] } : undefined
  } catch {
    return undefined // Storage is blocked.
  }
}

/** @param {Kept} what */
export function keep({ draft, day }) {
  try {
    localStorage.setItem(KEY, `${draft} ${day}`)
  } catch {
    // Storage is blocked or full: the answers live as long as the page.
  }
}

export function wipe() {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Storage is blocked: there is nothing to wipe.
  }
}
