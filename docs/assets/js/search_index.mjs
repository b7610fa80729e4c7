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
/** What the name of every page begins with in the index; see `macros/publishing/search.py`. */
const LANGUAGE = "nl_"
/** What each of its files begins with. */
const FRAGMENT = "pagefind_dcd"
/** Who types an abbreviation wants the page of that name, not one that only begins with it. */
export const RANKING = { metaWeights: { title: 5, abbreviation: 40 } }
/** A page without all words has to reach this part of the best page's score. */
const WORTH_SHOWING = 0.25

/** @typedef {{id: string, score: number, data: () => Promise<any>}} Result */
/** @typedef {Record<string, string[]>} Filters what a page has, per filter */

/** @param {Iterable<string>} unasked words that every page has */
export async function openIndex(unasked) {
  const ignored = new Set(unasked)
  const pagefind = await import(new URL("pagefind/pagefind.js", SITE).href)
  await pagefind.options({ baseUrl: SITE.pathname, ranking: RANKING })
  // To preload nothing is to wait until Pagefind itself is there.
  /** @type {[[Filters, string][], void]} */
  const [groups] = await Promise.all([made("pages"), pagefind.preload("")])
  const pages = new Map(groups.flatMap(([filters, ids]) => ids.split(" ").map((id) => [LANGUAGE + id, filters])))
  const ask = once((words) => pagefind.search(words).then((/** @type {any} */ it) => it.results))
  const knownBy = once(async (letter) => {
    const name = /[a-z]/.test(letter) ? letter : "other"
    return new Set(await made(`words/${name}`))
  })

  /** @param {string} id @param {string} name of a filter @param {string} value */
  const carries = (id, name, value) => pages.get(id)?.[name]?.includes(value) ?? false

  /** @param {string} typed */
  async function wordsOf(typed) {
    if (/^".+"$/.test(typed)) return [typed] // as it stands
    const words = typed.toLowerCase().split(/[\s?!,.;:]+/).filter(Boolean)
    const telling = words.filter((word) => !ignored.has(word))
    const wanted = (telling.length ? telling : words).map((word) => inKnownWords(word, knownBy))
    return [...new Set((await Promise.all(wanted)).flat())]
  }

  return {
    values: valuesOf(groups.map(([filters]) => filters)),

    /** @param {string} typed of which to fetch, before it is asked, what mends it */
    async prepare(typed) {
      await wordsOf(typed.trim())
    },

    /** @param {string} typed @returns {Promise<Result[]>} the best first; every page for no words */
    async find(typed) {
      const words = await wordsOf(typed.trim())
      if (!words.length) return [...pages.keys()].map((id) => ({ id, score: 0, data: () => pageOf(id) }))
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

/**
 * A page of which nobody asked a word. Pagefind would fetch the whole index to come to it.
 *
 * @param {string} id
 */
async function pageOf(id) {
  const packed = await (await fetch(new URL(`pagefind/fragment/${id}.pf_fragment`, SITE))).blob()
  const unpacked = packed.stream().pipeThrough(new DecompressionStream("gzip"))
  const page = JSON.parse((await new Response(unpacked).text()).slice(FRAGMENT.length))
  return { ...page, url: new URL(page.url.replace(/^\//, ""), SITE).pathname, locations: [] }
}

/**
 * @template Q, A
 * @param {(question: Q) => Promise<A>} answer
 * @returns {(question: Q) => Promise<A>} the same, which does its work once per question
 */
function once(answer) {
  /** @type {Map<Q, Promise<A>>} */
  const answers = new Map()
  return (question) => {
    const known = answers.get(question) ?? answer(question)
    answers.set(question, known)
    return known
  }
}

/** @param {Filters[]} groups @returns {Filters} every value of each filter, in order */
function valuesOf(groups) {
  /** @type {Record<string, Set<string>>} */
  const values = {}
  for (const [name, some] of groups.flatMap(Object.entries)) {
    values[name] = new Set([...(values[name] ?? []), ...some])
  }
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, [...all].sort()]))
}

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
