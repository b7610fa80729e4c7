// @ts-check
/**
 * The numbers on a result: every theme with its answers and next steps, need and readiness, the plan.
 *
 * @module assessment_show_scores
 */

import { answersOf, assess } from "./assessment.mjs"
import { highestIn } from "./assessment_judgement.mjs"
import { copyOf, filled, find, findAll, write } from "./elements.mjs"

const NOT_APPLICABLE = "-"
const NUMBER = new Intl.NumberFormat("nl", { maximumFractionDigits: 2 })

/** @typedef {import("./assessment_show_advice.mjs").Advice} Advice */
/** @typedef {import("./assessment.mjs").Questionnaire} Questionnaire */

/**
 * @param {HTMLElement} root
 * @param {import("./assessment.mjs").Input} input
 * @param {Questionnaire} questionnaire
 * @param {Advice} advice
 */
export function showScores(root, input, questionnaire, advice) {
  const answers = answersOf(input)
  find(root, "[data-theme-rows]").replaceChildren(
    ...advice.themes.map((theme) => rowOf(root, theme, questionnaire)),
  )
  find(root, "[data-theme-answers]").replaceChildren(
    ...advice.themes.map((theme) => detailOf(root, theme, answers, questionnaire)),
  )
  const { noodzaak, gereedheid, kwadrant } = assess(input, questionnaire)
  const position = questionnaire.scoring.positions[kwadrant]
  const most = highestIn(questionnaire.questions.N1)
  showMean(root, "need", noodzaak, most, position?.need)
  showMean(root, "readiness", gereedheid, most, position?.readiness)
  find(root, "[data-plan]").hidden = !advice.plan
  if (advice.plan) showPlan(root, advice.plan, questionnaire)
}

/**
 * @param {HTMLElement} root
 * @param {Advice["themes"][number]} theme
 * @param {Questionnaire} questionnaire
 */
function rowOf(root, { title, band, points, most }, { scoring }) {
  const row = copyOf(root, "[data-theme-row]")
  const { points: words, noPoints } = root.dataset
  write(row, "name", title)
  const isKnown = band !== scoring.unknown_band
  write(row, "value", isKnown ? filled(words, { points, most }) : noPoints)
  draw(row, isKnown ? points / most : 0)
  write(row, "band", scoring.bands[band]?.label ?? scoring.unknown_band)
  find(row, "[data-band]").dataset.band = band
  return row
}

/**
 * The own answer to each question of a theme, and what one step further looks like.
 *
 * @param {HTMLElement} root
 * @param {Advice["themes"][number]} theme
 * @param {Record<string, string>} answers
 * @param {Questionnaire} questionnaire
 */
function detailOf(root, { theme, title }, answers, { themes, questions, unknown }) {
  const words = root.dataset
  const detail = copyOf(root, "[data-theme-detail]")
  write(detail, "name", title)
  find(detail, "[data-rungs]").append(
    ...themes[theme].questions.map((name) => {
      const rung = copyOf(root, "[data-rung]")
      const { title, answers: offered } = questions[name]
      const own = offered.find(({ id }) => id === answers[name])
      const next = offered.find(({ id }) => id === String(Number(own?.id) + 1))
      write(rung, "question", title)
      write(rung, "own", own?.label ?? unknown.label)
      let told = own ? words.top : words.ask
      if (own?.id === NOT_APPLICABLE) told = words.skipped
      write(rung, "next", next ? filled(words.next, { label: next.label }) : told)
      return rung
    }),
  )
  return detail
}

/**
 * @param {HTMLElement} root
 * @param {"need" | "readiness"} name
 * @param {number | null} mean
 * @param {number} most
 * @param {string | undefined} level  In words; not known when the position is not.
 */
function showMean(root, name, mean, most, level) {
  const row = find(root, `tr[data-${name}]`)
  const { mean: words, noPoints, noLevel } = root.dataset
  write(row, "value", mean === null ? noPoints : filled(words, { mean: NUMBER.format(mean) }))
  draw(row, (mean ?? 0) / most)
  write(row, "level", level ?? noLevel)
}

/**
 * @param {HTMLElement} root
 * @param {NonNullable<Advice["plan"]>} plan
 * @param {Questionnaire} questionnaire
 */
function showPlan(root, plan, { words: labels }) {
  const words = root.dataset
  const { type, secondary, mrl } = plan
  const secondaryLabel = secondary && labels.types[secondary]
  write(root, "type-name", type ? filled(words.type, { type, label: labels.types[type] }) : words.noType)
  write(root, "type-text", type ? plan.text : "")
  write(root, "type-second", secondary ? filled(words.secondary, { type: secondary, label: secondaryLabel }) : "")
  write(root, "combination", plan.newCombination ? words.combination : "")
  const level = mrl ? labels.mrl[mrl] : undefined
  write(root, "mrl-name", level ? filled(words.mrl, { mrl, ...level }) : words.noMrl)
  for (const list of findAll(root, "[data-mrl-figure] ol")) list.hidden = !level
  for (const step of findAll(root, "[data-level]")) {
    const n = Number(step.dataset.level)
    step.classList.toggle("mrl__step--now", n === Number(mrl))
    step.classList.toggle("mrl__step--before", n < Number(mrl))
  }
  find(root, "[data-risk-line]").hidden = !level
  write(root, "risk", plan.risk ?? "")
  write(root, "next-step", plan.next ?? "")
}

/**
 * @param {HTMLElement} row
 * @param {number} part
 */
const draw = (row, part) => row.querySelector("[data-length]")?.setAttribute("width", `${Math.round(100 * part)}%`)
