// @ts-check
/**
 * A half-filled scan as one line of text, to be kept in the browser, and back.
 *
 * It looks like the code of an address, with a sign for what was not answered yet. What is no answer
 * of the scan is left out when it is written, and makes the whole unreadable when it is read.
 *
 * @module assessment_draft
 */

import { NEED_QUESTIONS, ORDERS, THEME_QUESTIONS } from "./assessment_code.mjs"

/** @typedef {import("./assessment_code.mjs").Answers} Answers */

const FREE = "_"
const NOT_KNOWN = "x"
const DRAFT = new RegExp(
  [
    "^d1",
    "([0-4x_]{16}[0-4x_-][0-4x_]{4})",
    "([0-4x_]{4})",
    "([0-4_][0-8_][0-4_][0-2x_]{2})([0-8a-dA-Dx_])([0-3x_])$",
  ].join("\\."),
)
const SIGN = /^[0-4x]$/
const MAY_NOT_APPLY = "F2"
const LISTED = /** @type {const} */ (["P1", "P2", "P3", "Y1", "Y2"])

/**
 * @param {Answers} answers
 * @returns {string}
 */
export function writeDraft(answers) {
  const signs = (/** @type {string[]} */ names) =>
    names.map((name) => (fits(name, answers[name]) ? answers[name] : FREE)).join("")
  const listed = LISTED.map((name) => signOf(ORDERS[name], answers[name], name[0] === "Y"))
  const plan = tried(answers) + signOf(ORDERS.M3, answers.M3, true)
  return `d1.${signs(THEME_QUESTIONS)}.${signs(NEED_QUESTIONS)}.${listed.join("")}${plan}`
}

/**
 * @param {string} name
 * @param {string | undefined} answer
 */
const fits = (name, answer = "") => SIGN.test(answer) || (name === MAY_NOT_APPLY && answer === "-")

/**
 * @param {string[]} order
 * @param {string | undefined} answer
 * @param {boolean} mayNotBeKnown
 */
function signOf(order, answer, mayNotBeKnown) {
  if (mayNotBeKnown && answer === NOT_KNOWN) return NOT_KNOWN
  const place = order.indexOf(answer ?? "")
  return place < 0 ? FREE : String(place)
}

/**
 * M1 and M2 in one sign: a small letter when only M1 is known, a capital when M2 cannot be said.
 *
 * @param {Answers} answers
 */
function tried({ M1 = "", M2 = "" }) {
  if (M1 === NOT_KNOWN) return NOT_KNOWN
  if (!/^[a-d]$/.test(M1)) return FREE
  if (M2 === NOT_KNOWN) return M1.toUpperCase()
  const place = ORDERS.M2.indexOf(M2)
  return place >= 0 && M2[0] === M1 ? String(place) : M1
}

/**
 * The answers in a draft; null when the text is not one.
 *
 * @param {unknown} text
 * @returns {Answers | null}
 */
export function readDraft(text) {
  const found = typeof text === "string" ? DRAFT.exec(text) : null
  if (!found) return null
  const [, themes, need, listed, M, M3] = found
  /** @type {Answers} */
  const answers = {}
  /** @type {(name: string, sign: string, order?: string[]) => void} */
  const keep = (name, sign, order) => {
    if (sign !== FREE) answers[name] = sign === NOT_KNOWN || !order ? sign : order[Number(sign)]
  }
  LISTED.forEach((name, place) => keep(name, listed[place], ORDERS[name]))
  NEED_QUESTIONS.forEach((name, place) => keep(name, need[place]))
  THEME_QUESTIONS.forEach((name, place) => keep(name, themes[place]))
  if (/[a-dx]/i.test(M)) answers.M1 = M.toLowerCase()
  if (/[A-D]/.test(M)) answers.M2 = NOT_KNOWN
  if (/\d/.test(M)) {
    answers.M2 = ORDERS.M2[Number(M)]
    answers.M1 = answers.M2[0]
  }
  keep("M3", M3, ORDERS.M3)
  return answers
}
