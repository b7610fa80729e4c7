// @ts-check
/**
 * The advice on a result: the position, the first steps, the routes, and what to mind.
 *
 * @module assessment_show_advice
 */

import { adviceFor } from "./assessment_advice.mjs"
import { copyOf, filled, find, write } from "./elements.mjs"

/** @typedef {ReturnType<typeof adviceFor>} Advice */
/** @typedef {import("./assessment.mjs").Questionnaire} Questionnaire */

/**
 * @param {HTMLElement} root
 * @param {import("./assessment.mjs").Input} input
 * @param {Questionnaire} questionnaire
 */
export function showAdvice(root, input, questionnaire) {
  const advice = adviceFor(input, questionnaire)
  write(root, "title", advice.position.title)
  write(root, "position-text", advice.position.text)
  showSteps(root, advice, questionnaire)
  find(root, "[data-route-list]").replaceChildren(
    ...advice.routes.map((route) => {
      const item = copyOf(root, "[data-route]")
      write(item, "name", route.title)
      write(item, "text", route.text)
      write(item, "support", supportIn(root, route.support, questionnaire))
      return item
    }),
  )
  const { first, more } = advice.rules
  find(root, "[data-notes]").hidden = !first.length
  find(root, "[data-notes-first]").replaceChildren(...first.map((rule) => noteOf(root, rule)))
  find(root, "[data-notes-more]").hidden = !more.length
  find(root, "[data-notes-rest]").replaceChildren(...more.map((rule) => noteOf(root, rule)))
  return advice
}

/**
 * @param {HTMLElement} root
 * @param {Advice} advice
 * @param {Questionnaire} questionnaire
 */
function showSteps(root, { steps }, questionnaire) {
  const { oneStep, moreSteps } = root.dataset
  const { obstacles } = JSON.parse(find(root, "[data-places]").textContent ?? "")
  write(root, "steps-title", steps.length > 1 ? filled(moreSteps, { n: steps.length }) : oneStep)
  find(root, "[data-solid]").hidden = steps.length > 0
  find(root, "[data-step-list]").replaceChildren(
    ...steps.map((step) => {
      const item = copyOf(root, "[data-step]")
      write(item, "theme", step.title)
      for (const name of /** @type {const} */ (["seen", "week", "months"])) write(item, name, step[name])
      write(item, "support", labelsOf(step.support, questionnaire).join("; "))
      find(item, "[data-support-row]").hidden = !step.support.length
      const obstacle = find(item, "[data-obstacle]")
      obstacle.hidden = !obstacles[step.obstacle] // Nothing carries it, so it has no page.
      if (obstacles[step.obstacle]) obstacle.setAttribute("href", obstacles[step.obstacle])
      find(item, "[data-finder]").hidden = !step.support.length
      return item
    }),
  )
  const { adviser, adviserSolid } = root.dataset
  const [first] = steps
  write(root, "adviser-question", first ? filled(adviser, { theme: first.title }) : adviserSolid)
}

/**
 * @param {HTMLElement} root
 * @param {{text: string}} rule
 */
function noteOf(root, { text }) {
  const item = copyOf(root, "[data-note]")
  write(item, "text", text)
  return item
}

/**
 * @param {string[]} kinds
 * @param {Questionnaire} questionnaire
 * @returns {string[]}
 */
const labelsOf = (kinds, { support }) => kinds.map((kind) => support[kind].label)

/**
 * @param {HTMLElement} root
 * @param {string[]} kinds
 * @param {Questionnaire} questionnaire
 */
const supportIn = (root, kinds, questionnaire) =>
  kinds.length ? filled(root.dataset.support, { kinds: labelsOf(kinds, questionnaire).join("; ") }) : ""
