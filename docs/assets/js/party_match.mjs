// @ts-check
/**
 * Which parties to turn to with a question: those of the own province first, then nationwide ones.
 *
 * Pure: no page.
 *
 * @module party_match
 */

const MOST_QUESTIONS = 3
const MOST_PARTIES = 3

/** @typedef {{title: string, address: string, questions: string[], provinces: string[], nationwide: boolean}} Party */

/**
 * The first few questions that somebody can answer, each with a few parties; none is named twice.
 *
 * @param {string[]} questions  The most urgent first.
 * @param {Party[]} parties  In the order in which they are shown.
 * @param {string} province  Empty when it is not known: then only parties for the whole country.
 * @returns {{question: string, found: Party[]}[]}
 */
export function partiesFor(questions, parties, province) {
  const near = parties.filter(({ provinces }) => province && provinces.includes(province))
  const everywhere = parties.filter((one) => one.nationwide && !near.includes(one))
  const left = new Set([...near, ...everywhere])
  const groups = [...new Set(questions)].flatMap((question) => {
    const found = [...left].filter((one) => one.questions.includes(question)).slice(0, MOST_PARTIES)
    for (const one of found) left.delete(one)
    return found.length ? [{ question, found }] : []
  })
  return groups.slice(0, MOST_QUESTIONS)
}
