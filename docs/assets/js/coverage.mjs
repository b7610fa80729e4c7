// @ts-check
/**
 * Which kinds of support exist for which types: a cell per need and type, and why a cell is empty.
 *
 * The twin of `macros/rules/coverage.py`, which says what the lists and states mean. Pure: no page.
 *
 * @module coverage
 */

import { FITS, FITS_NOT, MAYBE, fit } from "./rules.mjs"

/**
 * @typedef {import("./rules.mjs").Facts} Facts
 * @typedef {import("./rules.mjs").Fit} Fit
 * @typedef {{date: string, size?: string, province?: string, only?: string[]}} View
 * @typedef {{need: string, type: string, lists: Record<string, string[]>}} Cell
 * @typedef {{code: string, values: Record<string, string | number>}} Sentence
 */

export const OTHER_HELP = "andere-hulp"
export const FILLED = [FITS, MAYBE, "deels"]
export const STATES = [...FILLED, "onbekend", "elders", "niet-open"]
export const LISTS = [...STATES, FITS_NOT, OTHER_HELP]
export const NOBODY = "niemand"

/**
 * Every cell of the matrix, row by row.
 *
 * @param {Facts[]} allFacts
 * @param {string[]} needs
 * @param {string[]} types
 * @param {View} view
 * @returns {Cell[]}
 */
export function cover(allFacts, needs, types, { date, size, province, only }) {
  const facts = only?.length ? allFacts.filter(({ slug }) => only.includes(slug)) : allFacts
  return needs.flatMap((need) =>
    types.map((type) => {
      const profile = { date, size, province, type, needs: [need] }
      /** @type {Record<string, string[]>} */
      const lists = Object.fromEntries(LISTS.map((name) => [name, []]))
      for (const one of facts) {
        // Most of them do not help with this need: no need to look further.
        const helps = !one.needs.length || one.needs.includes(need)
        lists[helps ? listOf(fit(one, profile)) : OTHER_HELP].push(one.slug)
      }
      return { need, type, lists }
    }),
  )
}

/** @param {Fit} found */
function listOf({ criteria, whole }) {
  /** @param {string} name */
  const verdict = (name) => criteria.find((criterion) => criterion.name === name)?.verdict
  if (verdict("type") === "nee") return FITS_NOT
  if (verdict("status") === "nee") return "niet-open"
  if (whole === FITS_NOT) return "elders"
  if (whole === FITS) return FITS
  if (verdict("type") === "onbekend" || verdict("needs") === "onbekend") return "onbekend"
  return verdict("type") === "deels" ? "deels" : MAYBE
}

/**
 * The first list with anything in it, or else `niemand`.
 *
 * @param {Cell} cell
 */
export function stateOf({ lists }) {
  return STATES.find((name) => lists[name].length) ?? NOBODY
}

/**
 * What the cell says: the lists that fill it, or else the kind of empty, with numbers.
 *
 * @param {Cell} cell
 * @returns {[string, number][]}
 */
export function countsOf(cell) {
  const state = stateOf(cell)
  const names = FILLED.includes(state) ? FILLED.filter((name) => cell.lists[name].length) : [state]
  return names.map((name) => [name, cell.lists[name]?.length ?? 0])
}

/**
 * All that is in the cells of one type, per list, each slug once in its best list.
 *
 * @param {Cell[]} cells
 * @param {string} wanted
 * @returns {Record<string, string[]>}
 */
function byType(cells, wanted) {
  /** @type {Map<string, number>} */
  const best = new Map()
  for (const { type, lists } of cells) {
    if (type !== wanted) continue
    LISTS.forEach((name, rank) => {
      for (const slug of lists[name]) best.set(slug, Math.min(rank, best.get(slug) ?? rank))
    })
  }
  return Object.fromEntries(
    LISTS.map((name, rank) => [name, [...best.keys()].filter((slug) => best.get(slug) === rank)]),
  )
}

/**
 * What the matrix says per type, in one sentence each, and in one more what is uncertain.
 *
 * @param {Cell[]} cells
 * @param {Facts[]} allFacts
 * @param {string[]} types
 * @param {string} date
 * @returns {Sentence[]}
 */
export function summary(cells, allFacts, types, date) {
  const levels = new Map(allFacts.map(({ slug, level }) => [slug, level]))
  const when = date.length === 4 ? "jaar" : "nu"
  return types.flatMap((type) => {
    const found = byType(cells, type)
    const number = found[FITS].length
    const national = found[FITS].filter((slug) => levels.get(slug) === "landelijk").length
    const rows = cells.filter((cell) => cell.type === type)
    const needs = rows.filter(({ lists }) => lists[FITS].length).length
    const values = { type, year: date.slice(0, 4), number, national, needs, all: rows.length }
    let code = number === 1 ? "een" : "meer"
    if (!national) code = number ? "geen-landelijk" : "geen"
    const sentences = [/** @type {Sentence} */ ({ code: `${code}-${when}`, values })]
    const [maybe, partly] = [found[MAYBE].length, found.deels.length]
    if (maybe || partly) sentences.push({ code: "onzeker", values: { maybe, partly } })
    return sentences
  })
}
