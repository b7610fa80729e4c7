// @ts-check
/**
 * Which questions the answers so far leave to be asked, and what of the answers counts.
 *
 * A form holds more than counts: who changes the phase back to “no idea” has answered questions on
 * a plan that is no longer there. Pure: no page.
 *
 * @module assessment_asked
 */

import { NEED_QUESTIONS, THEME_QUESTIONS } from "./assessment_code.mjs"

/** @typedef {import("./assessment_code.mjs").Answers} Answers */
/** @typedef {import("./assessment_code.mjs").Input} Input */
/**
 * @typedef {{
 *   id: string, label: string, wordings?: Record<string, Record<string, string>>, size?: string,
 *   goal?: string, after?: string, mrl?: number, mrl_to?: number,
 * }} Answer
 * @typedef {{
 *   part: string, title: string, titles?: Record<string, string>, help?: string, unknown?: boolean,
 *   asked_if?: Record<string, string[]>, answers: Answer[],
 * }} Question
 * @typedef {{
 *   id: string, title: string, theme?: string, questions: string[], intro?: string,
 *   reason: string, grounds: string,
 * }} Part
 * @typedef {{
 *   title: string, questions: string[], obstacle: string, other_obstacle?: string,
 *   when_lower?: string[],
 * }} Theme
 * @typedef {{
 *   version: string, scale: number, unknown: {id: string, label: string}, need_part: string,
 *   parts: Part[], questions: Record<string, Question>, themes: Record<string, Theme>,
 *   scoring: any, advice: any, support: Record<string, any>, words: any,
 * }} Questionnaire  What `/data/v1/questionnaire.json` holds.
 */

/**
 * The ids of the questions to ask, in their order.
 *
 * @param {Answers} answers
 * @param {Questionnaire} questionnaire
 * @returns {string[]}
 */
export const asked = (answers, { questions }) =>
  Object.keys(questions).filter((name) =>
    Object.entries(questions[name].asked_if ?? {}).every(([other, ids]) =>
      ids.includes(answers[other]),
    ),
  )

/**
 * The answers that count: to a question that is asked, and known to it.
 *
 * @param {Answers} answers
 * @param {Questionnaire} questionnaire
 * @returns {Answers}
 */
export function counting(answers, questionnaire) {
  /** @type {Answers} */
  const found = {}
  for (const name of asked(answers, questionnaire)) {
    const answer = questionnaire.questions[name].answers.find(({ id }) => id === answers[name])
    if (answer && (!answer.after || answer.after === found.M1)) found[name] = answer.id
  }
  return found
}

/**
 * Whether every question that is asked has an answer, “not known” included.
 *
 * @param {Answers} answers
 * @param {Questionnaire} questionnaire
 */
export function complete(answers, questionnaire) {
  const known = counting(answers, questionnaire)
  return asked(answers, questionnaire).every((name) => {
    const { unknown } = questionnaire.questions[name]
    return name in known || (unknown && answers[name] === questionnaire.unknown.id)
  })
}

/**
 * The answers of a form as an input; what does not count is left out, what is missing is not known.
 *
 * @param {Answers} answers
 * @param {Questionnaire} questionnaire
 * @returns {Input}
 */
export function inputOf(answers, questionnaire) {
  const known = counting(answers, questionnaire)
  const signs = (/** @type {string[]} */ names) =>
    names.map((name) => known[name] ?? questionnaire.unknown.id).join("")
  return {
    grootte: known.P1,
    doel: known.P2,
    fase: known.P3,
    antwoorden: signs(THEME_QUESTIONS),
    noodzaak: signs(NEED_QUESTIONS),
    Y1: known.Y1 ?? null,
    Y2: known.Y2 ?? null,
    M: known.M2 ?? null,
    M3: known.M3 ?? null,
  }
}
