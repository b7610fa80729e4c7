// @ts-check
/**
 * Where a question stands: in which part of how many, and which question of that part.
 *
 * A part counts as long as no answer leaves it out, so that the number does not grow on the way.
 *
 * @module assessment_progress
 */

/**
 * @param {string} current
 * @param {Map<string, HTMLElement>} fieldsets  Every question, in order, inside its part.
 * @param {Record<string, string>} answers
 * @param {{questions: Record<string, {asked_if?: Record<string, string[]>}>}} structure
 */
export function placeOf(current, fieldsets, answers, { questions }) {
  const mayBeAsked = (/** @type {string} */ id) =>
    Object.entries(questions[id].asked_if ?? {}).every(
      ([other, values]) => answers[other] === undefined || values.includes(answers[other]),
    )
  const partOf = (/** @type {string} */ id) => fieldsets.get(id)?.closest("[data-part]")
  const possible = [...fieldsets.keys()].filter(mayBeAsked)
  const parts = [...new Set(possible.map(partOf))]
  const part = partOf(current)
  const inPart = possible.filter((id) => partOf(id) === part)
  return {
    part: parts.indexOf(part) + 1,
    parts: parts.length,
    title: part?.getAttribute("data-part") ?? "",
    n: inPart.indexOf(current) + 1,
    of: inPart.length,
  }
}
