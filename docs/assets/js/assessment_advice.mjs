// @ts-check
/**
 * What the scan has to say on the answers: its own texts, picked and put in order. Pure: no page.
 *
 * @module assessment_advice
 */

import { assess, obstacleOf } from "./assessment.mjs"
import { holds } from "./assessment_conditions.mjs"
import { highestIn, judge, numberIn } from "./assessment_judgement.mjs"

/** @typedef {import("./assessment.mjs").Result} Result */
/** @typedef {import("./assessment_asked.mjs").Questionnaire} Questionnaire */
/** @typedef {import("./assessment_code.mjs").Input} Input */
/** @typedef {import("./assessment_judgement.mjs").Judgement} Judgement */
/**
 * @typedef {{id: string, title: string, text: string}} Position
 * @typedef {{
 *   theme: string, title: string, obstacle: string, seen: string, week: string, months: string,
 *   support: string[],
 * }} Step  `obstacle` is a term of the vocabulary, `support` holds kinds of support.
 * @typedef {{id: string, title: string, text: string, support: string[]}} Route
 * @typedef {{id: string, text: string, support: string[]}} Note
 * @typedef {{
 *   type: string | null, secondary: string | null, newCombination: boolean, text: string,
 *   mrl: number | null, mrlSaid: number | null, risk: string, next: string, support: string[],
 * }} Plan
 * @typedef {{
 *   theme: string, title: string, band: string, points: number, most: number, text: string,
 * }} ThemeLine  `most` is zero when nothing is known; `text` is there for what is solid or unknown.
 * @typedef {{
 *   position: Position, steps: Step[], routes: Route[], rules: {first: Note[], more: Note[]},
 *   plan: Plan | null, themes: ThemeLine[],
 * }} Advice
 */

/**
 * @param {Input} input
 * @param {Questionnaire} questionnaire
 * @returns {Advice}
 */
export function adviceFor(input, questionnaire) {
  const { advice } = questionnaire
  const found = judge(input, questionnaire)
  const result = assess(input, questionnaire)
  return {
    position: { id: result.kwadrant, ...advice.positions[result.kwadrant] },
    steps: found.first.map((theme) => stepOf(theme, found, questionnaire)),
    routes: result.routes.map((name) => routeOf(name, found, questionnaire)),
    rules: notesOf(result.regels, questionnaire),
    plan: planOf(found, questionnaire),
    themes: Object.keys(questionnaire.themes).map((theme) => lineOf(theme, found, questionnaire)),
  }
}

/**
 * @param {string} theme
 * @param {Judgement} found
 * @param {Questionnaire} questionnaire
 * @returns {Step}
 */
function stepOf(theme, found, { advice, themes }) {
  const obstacle = obstacleOf(themes[theme], found.answers)
  const step = advice.themes[theme][found.bands[theme]] ?? advice.unknown_theme
  return { theme, title: themes[theme].title, obstacle, support: [], ...step }
}

/**
 * @param {string} name
 * @param {Judgement} found
 * @param {Questionnaire} questionnaire
 * @returns {Route}
 */
function routeOf(name, found, { advice }) {
  const { title, text, support = [], more_support: more } = advice.routes[name]
  const also = more && holds(more.when, found) ? more.support : []
  return { id: name, title, text, support: [...support, ...also] }
}

/**
 * The notes in the order in which they are shown: the first few, and what is behind “more”.
 *
 * @param {string[]} names
 * @param {Questionnaire} questionnaire
 */
function notesOf(names, { advice }) {
  const { rules, rules_first, rules_shown } = advice
  const notes = rules_first
    .filter((/** @type {string} */ name) => names.includes(name))
    .map((/** @type {string} */ name) => {
      const { text, support = [] } = rules[name]
      return { id: name, text, support }
    })
  return { first: notes.slice(0, rules_shown), more: notes.slice(rules_shown) }
}

/**
 * @param {Judgement} found
 * @param {Questionnaire} questionnaire
 * @returns {Plan | null}
 */
function planOf({ type, secondary, newCombination, mrl, mrlSaid }, { advice }) {
  if (type === null && mrl === null) return null
  const level = advice.mrl.find(
    (/** @type {any} */ { lowest, highest }) => mrl !== null && lowest <= mrl && mrl <= highest,
  )
  return {
    type,
    secondary,
    newCombination: newCombination ?? false,
    text: type === null ? "" : advice.types[type],
    mrl,
    mrlSaid,
    risk: level?.risk ?? "",
    next: level?.next ?? "",
    support: level?.support ?? [],
  }
}

/**
 * @param {string} theme
 * @param {Judgement} found
 * @param {Questionnaire} questionnaire
 * @returns {ThemeLine}
 */
function lineOf(theme, { answers, bands }, { advice, questions, scoring, themes }) {
  const { title, questions: asked } = themes[theme]
  const band = bands[theme]
  const known = asked.filter((name) => numberIn(answers[name]) !== null)
  const points = known.reduce((sum, name) => sum + (numberIn(answers[name]) ?? 0), 0)
  const most = known.reduce((sum, name) => sum + highestIn(questions[name]), 0)
  const solid = Object.keys(scoring.bands).at(-1)
  const unknown = band === scoring.unknown_band ? advice.unknown_theme.seen : ""
  return { theme, title, band, points, most, text: band === solid ? advice.solid_text : unknown }
}
