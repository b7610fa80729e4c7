// @ts-check
/**
 * Which cases are most like a company that did the scan, and in what. Pure: no page.
 *
 * What each likeness is worth stands in the questionnaire; points are in whole parts of its scale.
 * What a case does not tell is no likeness.
 *
 * @module case_match
 */

/** @typedef {import("./assessment.mjs").Result} Result */
/** @typedef {import("./assessment_asked.mjs").Questionnaire} Questionnaire */
/** @typedef {import("./assessment_code.mjs").Input} Input */
/**
 * @typedef {{
 *   slug: string, address: string, title: string, type: string, secondary_type?: string,
 *   obstacles: string[], goals: string[], size: string, mrl_start?: number, mrl_now?: number,
 *   year: string,
 * }} CaseFacts
 * @typedef {{slug: string, address: string, title: string, points: number, fits: boolean,
 *   reasons: string[]}} CaseMatch  `reasons` names the likenesses, the weightiest first; `fits` is
 *   whether there are enough of them.
 */

/**
 * The cases to show, the likest first; of equals the newest, then by title.
 *
 * @param {CaseFacts[]} cases
 * @param {Input} input
 * @param {Result} result
 * @param {Questionnaire} questionnaire
 * @returns {CaseMatch[]}
 */
export function matchingCases(cases, input, result, questionnaire) {
  const { shown, fits_from } = questionnaire.scoring.cases
  const own = ownOf(input, result, questionnaire)
  const matches = cases.map((one) => matchOf(one, own, questionnaire.scoring.cases.points))
  matches.sort(
    (a, b) =>
      b.points - a.points || compare(b.one.year, a.one.year) || compare(a.name, b.name),
  )
  return matches.slice(0, shown).map(({ one: { slug, address, title }, points, reasons }) => {
    return { slug, address, title, points, fits: points >= fits_from, reasons }
  })
}

/**
 * What cases are held against.
 *
 * @param {Input} input
 * @param {Result} result
 * @param {Questionnaire} questionnaire
 */
function ownOf(input, result, { questions }) {
  const sizes = [...new Set(questions.P1.answers.map(({ size }) => size ?? ""))]
  return {
    type: result.type === null ? null : String(result.type),
    secondary: result.neventype === null ? null : String(result.neventype),
    obstacles: new Set(result.knelpunten),
    goal: questions.P2.answers.find(({ id }) => id === input.doel)?.goal ?? "",
    sizes,
    size: sizes.indexOf(questions.P1.answers.find(({ id }) => id === input.grootte)?.size ?? ""),
    next: result.mrl === null ? null : result.mrl + 1,
  }
}

/**
 * @param {CaseFacts} one
 * @param {ReturnType<typeof ownOf>} own
 * @param {Record<string, {points: number}>} worth
 */
function matchOf(one, own, worth) {
  const place = own.sizes.indexOf(one.size)
  const apart = place < 0 ? Infinity : Math.abs(place - own.size)
  const { mrl_start: start, mrl_now: now } = one
  const covers = own.next !== null && start && now && start <= own.next && own.next <= now
  /** @type {Record<string, number>} */
  const times = {
    type: Number(one.type === own.type),
    secondary_type: Number(own.secondary !== null && one.secondary_type === own.secondary),
    obstacle: one.obstacles.filter((obstacle) => own.obstacles.has(obstacle)).length,
    goal: Number(one.goals.includes(own.goal)),
    size: Number(apart === 0),
    next_size: Number(apart === 1),
    mrl: Number(Boolean(covers)),
  }
  const reasons = Object.keys(times).filter((name) => times[name])
  const points = reasons.reduce((sum, name) => sum + times[name] * worth[name].points, 0)
  return { one, points, reasons, name: one.title.toLowerCase() }
}

/**
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => (a < b ? -1 : Number(a > b))
