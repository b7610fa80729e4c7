// @ts-check
/**
 * What the answers of the scan come to, before any text: scores, bands, position, plan, priority.
 *
 * @module assessment_judgement
 */

import { counting } from "./assessment_asked.mjs"
import { answersOf } from "./assessment_code.mjs"
import { holds } from "./assessment_conditions.mjs"
import { isLess, reaches, sumOf } from "./fractions.mjs"

/** @typedef {import("./assessment_asked.mjs").Questionnaire} Questionnaire */
/** @typedef {import("./assessment_code.mjs").Answers} Answers */
/** @typedef {import("./assessment_code.mjs").Input} Input */
/** @typedef {import("./assessment_conditions.mjs").Facts} Facts */
/** @typedef {import("./fractions.mjs").Fraction} Fraction */
/**
 * @typedef {Facts & {
 *   mean: Fraction | null, lowest: Fraction | null, needScore: Fraction | null,
 *   priority: Map<string, Fraction>, first: string[], secondary: string | null,
 *   mrlSaid: number | null,
 * }} Judgement  All that follows from the answers, before any text.
 */

const HIGH = "hoog"
const LOW = "laag"

/**
 * All that follows from the answers, as fractions of whole numbers.
 *
 * @param {Input} input
 * @param {Questionnaire} questionnaire
 * @returns {Judgement}
 */
export function judge(input, questionnaire) {
  const { scale, scoring, themes, parts, need_part } = questionnaire
  const answers = counting(answersOf(input), questionnaire)
  const scores = mapped(themes, ({ questions }) =>
    meanOf(answers, questions, scoring.theme.fewest_answers),
  )
  const bands = mapped(scores, (score) => bandOf(score, questionnaire))
  const needQuestions = parts.find(({ id }) => id === need_part)?.questions ?? []
  const needScore = meanOf(answers, needQuestions, scoring.need.fewest_answers)
  const need = levelOf(needScore, scoring.need.high_from, scale)
  const overall = readinessOf(Object.values(scores), questionnaire)
  const level = levelOf(overall.readiness, scoring.readiness.high_from, scale)
  const position = positionOf(need, level, scoring.positions)
  const plan = planOf(answers, questionnaire)
  const facts = { scale, answers, scores, bands, needScore, need, position, ...overall, ...plan }
  const priority = priorityOf(facts, questionnaire)
  return { ...facts, priority, first: [...priority.keys()].slice(0, scoring.priority.top) }
}

/**
 * The mean of the answers that have a number; null with fewer than `fewest`.
 *
 * @param {Answers} answers
 * @param {string[]} questions
 * @param {number} fewest
 * @returns {Fraction | null}
 */
function meanOf(answers, questions, fewest) {
  const numbers = questions.flatMap((name) => numberIn(answers[name]) ?? [])
  if (numbers.length < fewest) return null
  return { top: numbers.reduce((sum, number) => sum + number, 0), bottom: numbers.length }
}

/** @param {string | undefined} answer */
export const numberIn = (answer) => (/^\d$/.test(answer ?? "") ? Number(answer) : null)

/**
 * The most points that one question gives.
 *
 * @param {import("./assessment_asked.mjs").Question} question
 */
export const highestIn = ({ answers }) => Math.max(...answers.map(({ id }) => numberIn(id) ?? 0))

/**
 * @param {Fraction | null} score
 * @param {Questionnaire} questionnaire
 * @returns {string}
 */
function bandOf(score, { scale, scoring }) {
  const reached = Object.keys(scoring.bands).filter((name) =>
    reaches(score, scoring.bands[name].at_least, scale),
  )
  return reached.at(-1) ?? scoring.unknown_band
}

/**
 * @param {Fraction | null} score
 * @param {number} from
 * @param {number} scale
 */
const levelOf = (score, from, scale) => score && (reaches(score, from, scale) ? HIGH : LOW)

/**
 * The mean of the known themes and the lowest; readiness is never more than a margin above that.
 *
 * @param {(Fraction | null)[]} scores
 * @param {Questionnaire} questionnaire
 */
function readinessOf(scores, { scale, scoring }) {
  const known = scores.flatMap((score) => score ?? [])
  if (!known.length) return { mean: null, lowest: null, readiness: null }
  const total = known.reduce(sumOf)
  const mean = { top: total.top, bottom: total.bottom * known.length }
  const lowest = known.reduce((one, other) => (isLess(other, one) ? other : one))
  const capped = sumOf(lowest, { top: scoring.readiness.margin, bottom: scale })
  const enough = known.length >= scoring.readiness.fewest_themes
  return { mean, lowest, readiness: enough ? (isLess(capped, mean) ? capped : mean) : null }
}

/**
 * @param {string | null} need
 * @param {string | null} readiness
 * @param {Record<string, {need: string, readiness: string}>} positions
 */
const positionOf = (need, readiness, positions) =>
  Object.keys(positions).find(
    (name) => positions[name].need === need && positions[name].readiness === readiness,
  ) ?? null

/**
 * The type of the plan and how far it is; null where it is not known.
 *
 * @param {Answers} answers
 * @param {Questionnaire} questionnaire
 */
function planOf(answers, { questions, scoring }) {
  const plan = scoring.types[answers.Y1]?.[answers.Y2]
  const level = questions.M2.answers.find(({ id }) => id === answers.M2)?.mrl ?? null
  const most = questions.M3.answers.find(({ id }) => id === answers.M3)?.mrl_to ?? Infinity
  return {
    type: plan?.type ?? null,
    secondary: plan?.secondary_type ?? null,
    newCombination: plan ? (plan.new_combination ?? false) : null,
    mrlSaid: level,
    mrl: level === null ? null : Math.min(level, most),
    mrlLowered: level === null ? null : level > most,
  }
}

/**
 * The themes that are not solid, the most urgent first: distance to the top, times a weight.
 *
 * @param {Facts} facts
 * @param {Questionnaire} questionnaire
 * @returns {Map<string, Fraction>}
 */
function priorityOf(facts, { scoring, questions, themes }) {
  const { weight, raised_weight, raised, ties, unknown_counts_as } = scoring.priority
  const solid = Object.keys(scoring.bands).at(-1)
  const [{ questions: asked }] = Object.values(themes)
  const most = highestIn(questions[asked[0]])
  const open = ties.filter((/** @type {string} */ theme) => facts.bands[theme] !== solid)
  const ranked = open.map((/** @type {string} */ theme) => {
    const score = facts.scores[theme] ?? { top: unknown_counts_as, bottom: 1 }
    const times = raised[theme] && holds(raised[theme], facts) ? raised_weight : weight
    const top = (most * score.bottom - score.top) * times
    return [theme, { top, bottom: score.bottom * weight }]
  })
  ranked.sort((/** @type {any} */ [, one], /** @type {any} */ [, other]) =>
    isLess(other, one) ? -1 : Number(isLess(one, other)),
  )
  return new Map(ranked)
}

/**
 * @template From, To
 * @param {Record<string, From>} record
 * @param {(value: From) => To} change
 * @returns {Record<string, To>}
 */
export const mapped = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
