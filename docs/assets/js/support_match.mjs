// @ts-check
/**
 * Which instruments are of a kind of support that the scan advises. Pure: no page.
 *
 * The twin of `macros/rules/support.py`.
 *
 * @module support_match
 */

import { FITS_NOT, fits } from "./rules.mjs"

/**
 * @typedef {import("./rules.mjs").Facts & {kind: string}} Facts
 * @typedef {{needs: string[], instrument_kinds: string[]}} SupportKind
 */

/**
 * The instruments of that kind that cover one of its needs, the best first; not what does not fit.
 *
 * @param {SupportKind} support
 * @param {Facts[]} facts
 * @param {import("./rules.mjs").Profile} profile
 */
export function instrumentsFor(support, facts, profile) {
  const ofKind = facts.filter(({ kind }) => support.instrument_kinds.includes(kind))
  return fits(ofKind, { ...profile, needs: support.needs }).filter(({ whole }) => whole !== FITS_NOT)
}
