// @ts-check
/**
 * The scan: from answers to scores, bands, a position, what comes first, a type and an MRL.
 *
 * All numbers and tables come from `/data/v1/questionnaire.json`; how they are used is told on the
 * page “Zo rekenen we”. The keys of a result are those of the specification. Pure: no page.
 *
 * @module assessment
 */

import { holds } from "./assessment_conditions.mjs"
import { judge, mapped, numberIn } from "./assessment_judgement.mjs"
import { rounded } from "./fractions.mjs"

export { asked, complete, inputOf } from "./assessment_asked.mjs"
export { answersOf, decode, encode } from "./assessment_code.mjs"

/** @typedef {import("./assessment_asked.mjs").Questionnaire} Questionnaire */
/** @typedef {import("./assessment_asked.mjs").Theme} Theme */
/** @typedef {import("./assessment_code.mjs").Answers} Answers */
/** @typedef {import("./assessment_code.mjs").Input} Input */
/** @typedef {import("./assessment_conditions.mjs").Facts} Facts */
/**
 * @typedef {{
 *   score: Record<string, number | null>, band: Record<string, string>,
 *   gemiddelde: number | null, laagste: number | null, gereedheid: number | null,
 *   noodzaak: number | null, kwadrant: string, prioriteit: Record<string, number>,
 *   top3: string[], knelpunten: string[], type: number | null, neventype: number | null,
 *   combinatieNieuw: boolean, mrlGezegd: number | null, mrl: number | null,
 *   routes: string[], regels: string[],
 * }} Result  The keys of `score` and `band` are themes; those of `prioriteit` stand in their order.
 */

/**
 * What the answers come to. Scores are rounded to two decimals; nothing is decided on those.
 *
 * @param {Input} input
 * @param {Questionnaire} questionnaire
 * @returns {Result}
 */
export function assess(input, questionnaire) {
  const found = judge(input, questionnaire)
  const { advice, themes } = questionnaire
  const routes = namesOf(advice.routes, found)
  return {
    score: mapped(found.scores, rounded),
    band: found.bands,
    gemiddelde: rounded(found.mean),
    laagste: rounded(found.lowest),
    gereedheid: rounded(found.readiness),
    noodzaak: rounded(found.needScore),
    kwadrant: found.position ?? questionnaire.scoring.unknown_position,
    prioriteit: mapped(Object.fromEntries(found.priority), (one) => rounded(one) ?? 0),
    top3: found.first,
    knelpunten: found.first.map((theme) => obstacleOf(themes[theme], found.answers)),
    type: numberOf(found.type),
    neventype: numberOf(found.secondary),
    combinatieNieuw: found.newCombination ?? false,
    mrlGezegd: found.mrlSaid,
    mrl: found.mrl,
    routes: routes.length ? routes : [advice.fallback_route],
    regels: namesOf(advice.rules, found),
  }
}

/**
 * @param {Theme} theme
 * @param {Answers} answers
 */
export function obstacleOf({ obstacle, other_obstacle, when_lower = [] }, answers) {
  const [first, second] = when_lower.map((name) => numberIn(answers[name]))
  const lower = first != null && second != null && first < second
  return other_obstacle && lower ? other_obstacle : obstacle
}

/**
 * @param {Record<string, {when: Record<string, any>[]}>} listed
 * @param {Facts} facts
 */
const namesOf = (listed, facts) =>
  Object.keys(listed).filter((name) => holds(listed[name].when, facts))

/** @param {string | null} term */
const numberOf = (term) => (term === null ? null : Number(term))
