// @ts-check
/**
 * Asks Pagefind's index: from what somebody types to the pages that fit best.
 *
 * Pagefind itself gives only pages that have all words. Here a page may lack one; it then ranks
 * lower.
 *
 * @module search_index
 */

import { inKnownWords } from "./search_words.mjs"

const SITE = new URL("../../", import.meta.url)
/** Who types an abbreviation wants the page of that name, not one that only begins with it. */
export const RANKING = { metaWeights: { title: 5, abbreviation: 40 } }
/** A page without all words has to reach this part of the best page's score. */
const WORTH_SHOWING = 0.25

/** @typedef {{id: string, score: number, data: () => Promise<any>}} Result */

/** @param {Iterable<string>} unasked words that every page has */
export async function openIndex(unasked) {
  const ignored = new Set(unasked)
  const pagefind = await import(new URL("pagefind/pagefind.js", SITE).href)
  await pagefind.options({ baseUrl: SITE.pathname, ranking: RANKING })
  /** @type {[Record<string, Record<string, number>>, string[], Record<string, Record<string, string[]>>]} */
  const [values, words, pages] = await Promise.all([pagefind.filters(), made("words"), made("pages")])
  const known = new Set(words)
  /** @type {Map<string | null, Promise<Result[]>>} */
  const asked = new Map()

  /** @param {string | null} words @returns {Promise<Result[]>} */
  function ask(words) {
    const answer = asked.get(words) ?? pagefind.search(words).then((/** @type {any} */ it) => it.results)
    asked.set(words, answer)
    return answer
  }

  /**
   * A page of which nobody asked a word; the whole index is fetched when it is shown.
   *
   * @param {string} id
   * @returns {Result}
   */
  function found(id) {
    const data = async () => (await ask(null)).find((result) => result.id === id)?.data()
    return { id, score: 0, data }
  }

  /** @param {string} id @param {string} name of a filter @param {string} value */
  const carries = (id, name, value) => pages[id]?.[name]?.includes(value) ?? false

  /** @param {string} typed */
  function wordsOf(typed) {
    if (/^".+"$/.test(typed)) return [typed] // as it stands
    const words = typed.toLowerCase().split(/[\s?!,.;:]+/).filter(Boolean)
    const telling = words.filter((word) => !ignored.has(word))
    return [...new Set((telling.length ? telling : words).flatMap((word) => inKnownWords(word, known)))]
  }

  return {
    values,

    /** @param {string} typed @returns {Promise<Result[]>} the best first; every page for no words */
    async find(typed) {
      const words = wordsOf(typed.trim())
      if (!words.length) return Object.keys(pages).map(found)
      return together(await Promise.all(words.map(ask)))
    },

    /** @param {Result[]} results @param {Record<string, {any: string[]}>} chosen */
    narrow(results, chosen) {
      return results.filter(({ id }) =>
        Object.entries(chosen).every(([name, { any }]) =>
          any.some((value) => carries(id, name, value)),
        ),
      )
    },

    /** @param {Result[]} results @param {string} name of a filter @param {string} value */
    count(results, name, value) {
      return results.filter(({ id }) => carries(id, name, value)).length
    },
  }
}

/** @param {string} name of what the build wrote beside the index */
const made = async (name) => (await fetch(new URL(`pagefind/${name}.json`, SITE))).json()

/** @param {Result[][]} perWord @returns {Result[]} one result per page */
function together(perWord) {
  if (perWord.length === 1) return perWord[0]
  /** @type {Map<string, Result[]>} */
  const byPage = new Map()
  for (const result of perWord.flat()) {
    byPage.set(result.id, [...(byPage.get(result.id) ?? []), result])
  }
  const pages = [...byPage].map(([id, hits]) => {
    const has = hits.length / perWord.length
    const score = has * hits.reduce((sum, hit) => sum + hit.score, 0)
    return { id, has, score, data: () => dataOf(hits) }
  })
  pages.sort((a, b) => b.score - a.score)
  return pages.filter(({ has, score }) => has === 1 || score >= WORTH_SHOWING * pages[0].score)
}

/** @param {Result[]} hits of one page */
async function dataOf(hits) {
  const pages = await Promise.all(hits.map((hit) => hit.data()))
  return { ...pages[0], locations: pages.flatMap((page) => page.locations) }
}
