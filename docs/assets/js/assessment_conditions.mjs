// @ts-check
/**
 * Whether a condition of the scan holds: one of its groups, of which every test holds.
 *
 * What is not known never holds. Pure: no page.
 *
 * @module assessment_conditions
 */

import { reaches } from "./fractions.mjs"

/** @typedef {import("./fractions.mjs").Fraction} Fraction */
/**
 * @typedef {{
 *   scale: number, answers: Record<string, string>, bands: Record<string, string>,
 *   scores: Record<string, Fraction | null>, readiness: Fraction | null, need: string | null,
 *   position: string | null, type: string | null, newCombination: boolean | null,
 *   mrl: number | null, mrlLowered: boolean | null,
 * }} Facts  What is known of a company; null is not known.
 */

/** @type {Record<string, (wanted: any, facts: Facts) => boolean>} */
const TESTS = {
  answers: (wanted, facts) => everyOf(wanted, (name, ids) => ids.includes(facts.answers[name])),
  bands: (wanted, facts) => everyOf(wanted, (theme, ids) => ids.includes(facts.bands[theme])),
  scores_from: (wanted, facts) =>
    everyOf(wanted, (theme, points) => reaches(facts.scores[theme], points, facts.scale)),
  readiness_from: (points, facts) => reaches(facts.readiness, points, facts.scale),
  need: (wanted, facts) => wanted.includes(facts.need),
  positions: (wanted, facts) => wanted.includes(facts.position),
  types: (wanted, facts) => wanted.includes(facts.type),
  new_combination: (wanted, facts) => facts.newCombination === wanted,
  mrl_from: (level, facts) => facts.mrl !== null && facts.mrl >= level,
  mrl_to: (level, facts) => facts.mrl !== null && facts.mrl <= level,
  mrl_lowered: (wanted, facts) => facts.mrlLowered === wanted,
}

/**
 * @param {Record<string, any>[]} conditions
 * @param {Facts} facts
 */
export const holds = (conditions, facts) =>
  conditions.some((group) => everyOf(group, (test, wanted) => TESTS[test](wanted, facts)))

/**
 * @param {Record<string, any>} wanted
 * @param {(name: string, value: any) => boolean} test
 */
const everyOf = (wanted, test) => Object.entries(wanted).every(([name, value]) => test(name, value))
