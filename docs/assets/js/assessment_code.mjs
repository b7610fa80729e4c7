// @ts-check
/**
 * The answers of the scan as a code that fits in an address, and back.
 *
 * What a sign means in version 1 never changes, whatever becomes of the questions: a link that was
 * kept must say tomorrow what it said today. So the orders stand here, and a test holds them
 * against the questionnaire. The names of an input are those of the specification. Pure: no page.
 *
 * @module assessment_code
 */

/**
 * @typedef {{
 *   grootte: string, doel: string, fase: string, antwoorden: string, noodzaak: string,
 *   Y1: string | null, Y2: string | null, M: string | null, M3: string | null,
 * }} Input  What was answered: one sign per question of the themes (`antwoorden`) and of the need
 *   (`noodzaak`), the answers on the company and the plan by their id. Null: not asked or not known.
 * @typedef {Record<string, string>} Answers  The id of the answer by the id of the question.
 */

const NOT_KNOWN = "-"
// “Not applicable” fits only in the second question of theme F: the seventeenth sign.
const CODE =
  /^v1\.([0-4x]{16}[0-4x-][0-4x]{4})\.([0-4x]{4})\.([0-4][0-8][0-4])([0-2-][0-2-][0-8-][0-3-])$/

export const ORDERS = {
  P1: ["0-10", "11-50", "51-100", "101-250", "251+"],
  P2: [
    "kosten",
    "kwaliteit",
    "output",
    "flexibiliteit",
    "producteigenschappen",
    "diensten",
    "markten",
    "ketenpartner",
    "zelfscheppend",
  ],
  P3: ["geen", "idee", "besluit", "bezig", "klaar"],
  Y1: ["techniek", "werkwijze", "beide"],
  Y2: ["bestaat", "combinatie", "nieuw"],
  M2: ["a1", "a2", "b1", "b2", "c1", "c2", "d1", "d2", "d3"],
  M3: ["nietnodig", "ja", "deels", "nee"],
}
export const THEME_QUESTIONS = [..."ABCDEFG"].flatMap((theme) => [1, 2, 3].map((n) => theme + n))
export const NEED_QUESTIONS = ["N1", "N2", "N3", "N4"]

/**
 * Read a code; null when it is not one.
 *
 * @param {unknown} code
 * @returns {Input | null}
 */
export function decode(code) {
  const found = typeof code === "string" ? CODE.exec(code) : null
  if (!found) return null
  const [, antwoorden, noodzaak, company, plan] = found
  return {
    grootte: ORDERS.P1[Number(company[0])],
    doel: ORDERS.P2[Number(company[1])],
    fase: ORDERS.P3[Number(company[2])],
    antwoorden,
    noodzaak,
    Y1: at(ORDERS.Y1, plan[0]),
    Y2: at(ORDERS.Y2, plan[1]),
    M: at(ORDERS.M2, plan[2]),
    M3: at(ORDERS.M3, plan[3]),
  }
}

/**
 * Write an input as a code; `decode` gives the same input back.
 *
 * @param {Input} input
 * @returns {string}
 * @throws {RangeError} when something in it is no answer of version 1
 */
export function encode(input) {
  const signs = [
    sign(ORDERS.P1, input.grootte),
    sign(ORDERS.P2, input.doel),
    sign(ORDERS.P3, input.fase),
    sign(ORDERS.Y1, input.Y1),
    sign(ORDERS.Y2, input.Y2),
    sign(ORDERS.M2, input.M),
    sign(ORDERS.M3, input.M3),
  ]
  const code = `v1.${input.antwoorden}.${input.noodzaak}.${signs.join("")}`
  if (!CODE.test(code)) throw new RangeError(`not an input of the scan: ${code}`)
  return code
}

/**
 * @param {string[]} order
 * @param {string} sign
 */
const at = (order, sign) => (sign === NOT_KNOWN ? null : order[Number(sign)])

/**
 * @param {string[]} order
 * @param {string | null} answer
 */
const sign = (order, answer) => (answer === null ? NOT_KNOWN : order.indexOf(answer))

/**
 * The answers by question; a question on the plan that was not answered is left out.
 *
 * @param {Input} input
 * @returns {Answers}
 */
export function answersOf(input) {
  /** @type {Answers} */
  const answers = { P1: input.grootte, P2: input.doel, P3: input.fase }
  NEED_QUESTIONS.forEach((name, place) => (answers[name] = input.noodzaak[place]))
  THEME_QUESTIONS.forEach((name, place) => (answers[name] = input.antwoorden[place]))
  if (input.Y1) answers.Y1 = input.Y1
  if (input.Y2) answers.Y2 = input.Y2
  if (input.M) {
    answers.M1 = input.M[0] // the answer to M2 begins with the one to M1
    answers.M2 = input.M
  }
  if (input.M3) answers.M3 = input.M3
  return answers
}
