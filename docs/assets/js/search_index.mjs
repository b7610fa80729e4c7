// @ts-check
/**
 * Asks Pagefind's index: from what somebody types to the pages that fit best.
 *
 * Pagefind itself gives only pages that have all words. Here a page may lack one; it then ranks
 * lower.
 *
 * @module search_index
 */

// Who asks for this module under another name gets that one anew too.
const { inKnownWords } = await import(`./search_words.mjs${new URL(import.meta.url).search}`)

const SITE = new URL("../../", import.meta.url)
/** What the name of every page begins with in the index; see `macros/publishing/search.py`. */
const LANGUAGE = "nl_"
/** What each of its files begins with. */
const FRAGMENT = "pagefind_dcd"
/** A page without all words has to reach this part of the best page's score. */
const WORTH_SHOWING = 0.25
/** The first letters of a word, this many, mostly tell in which part of the index it is. */
const TELLING = 3

/** @typedef {{id: string, score: number, words: number[]}} Hit a page, and where its words are that were asked */
/** @typedef {{id: string, data: () => Promise<any>}} Result */
/** @typedef {Record<string, string[]>} Filters what a page has, per filter */

/** @param {Iterable<string>} unasked words that every page has */
export async function openIndex(unasked) {
  const ignored = new Set(unasked)
  const pagefind = await startPagefind()
  const { signal } = awaited
  /** @type {[[Filters, string][], void]} */
  const [groups] = await Promise.all([made("pages", signal), pagefind("open")])
  const pages = new Map(groups.flatMap(([filters, ids]) => ids.split(" ").map((id) => [LANGUAGE + id, filters])))
  /** @type {(word: string) => Promise<Hit[]>} */
  const ask = once((word) => pagefind("search", word))
  const pageOf = once((id) => fetchPage(id, signal))
  const knownBy = once(async (letter) => {
    const name = /[a-z]/.test(letter) ? letter : "other"
    return new Set(await made(`words/${name}`, signal))
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

    /** @param {string} typed of which to fetch, before it is asked, what mends it and where it is */
    async prepare(typed) {
      const words = await wordsOf(typed.trim())
      const telling = words.filter((word) => word.length >= TELLING)
      await Promise.all(telling.map((word) => pagefind("preload", word)))
    },

    /** @param {string} typed @returns {Promise<Result[]>} the best first; every page for no words */
    async find(typed) {
      const words = await wordsOf(typed.trim())
      const hits = words.length
        ? together(await Promise.all(words.map(ask)))
        : [...pages.keys()].map((id) => ({ id, words: [] }))
      return hits.map(({ id, words: locations }) => ({
        id,
        data: async () => ({ ...(await pageOf(id)), locations }),
      }))
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

/** @type {Worker | undefined} */
let worker
/** What was asked for an index is no longer awaited once another is opened: a browser would wait too. */
let awaited = new AbortController()

/** @returns {Promise<(way: string, word?: string) => Promise<any>>} what asks a new Pagefind */
async function startPagefind() {
  worker?.terminate()
  awaited.abort()
  awaited = new AbortController()
  if (!globalThis.Worker) return (await import("./search_worker.mjs")).ask
  const mine = new Worker(new URL("search_worker.mjs", import.meta.url), { type: "module" })
  worker = mine
  return (...question) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => (data.length ? resolve(data[0]) : reject(new Error(question[0])))
      mine.onerror = reject // of the first question only: it did not start
      mine.postMessage(question, [port2])
    })
}

/** @param {string} name of what the build wrote beside the index @param {AbortSignal} signal */
const made = async (name, signal) => (await fetch(new URL(`pagefind/${name}.json`, SITE), { signal })).json()

/**
 * What the index keeps of a page. Pagefind gives it too, but slower: it unpacks without the browser,
 * and makes excerpts that nobody reads. Of a page in which no word was asked it gives nothing.
 *
 * @param {string} id @param {AbortSignal} signal
 */
async function fetchPage(id, signal) {
  const { body } = await fetch(new URL(`pagefind/fragment/${id}.pf_fragment`, SITE), { signal })
  const unpacked = /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("gzip"))
  const page = JSON.parse((await new Response(unpacked).text()).slice(FRAGMENT.length))
  return { ...page, url: new URL(page.url.replace(/^\//, ""), SITE).pathname }
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

/** @param {Hit[][]} perWord @returns {Hit[]} one per page, with the places of all words */
function together(perWord) {
  if (perWord.length === 1) return perWord[0]
  /** @type {Map<string, Hit[]>} */
  const byPage = new Map()
  for (const hit of perWord.flat()) {
    byPage.set(hit.id, [...(byPage.get(hit.id) ?? []), hit])
  }
  const pages = [...byPage].map(([id, hits]) => {
    const has = hits.length / perWord.length
    const score = has * hits.reduce((sum, hit) => sum + hit.score, 0)
    return { id, has, score, words: hits.flatMap((hit) => hit.words) }
  })
  pages.sort((a, b) => b.score - a.score)
  return pages.filter(({ has, score }) => has === 1 || score >= WORTH_SHOWING * pages[0].score)
}
