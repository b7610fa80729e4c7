// @ts-check
/**
 * Asks Pagefind, in a thread of its own so that typing goes on meanwhile.
 *
 * Pagefind is silent about a part of its index that does not come: it finds nothing in it, then and
 * later. So it is about an answer of somebody else, such as the page on which a hotel asks to log in.
 * Here everything that is asked after that fails, until Pagefind is opened anew.
 *
 * @module search_worker
 */

const PAGEFIND = new URL("../../pagefind/pagefind.js", import.meta.url).href
/** Who types an abbreviation wants the page of that name, not one that only begins with it. */
const ranking = { metaWeights: { title: 5, abbreviation: 40 } }

/** @type {any} */
let pagefind
let isLost = false

const { fetch } = globalThis
globalThis.fetch = async (address) => {
  try {
    const answer = await fetch(address)
    const isPage = answer.headers.get("Content-Type")?.startsWith("text/html")
    if (!answer.ok || isPage) throw new Error(answer.statusText)
    return new Response(await answer.arrayBuffer()) // which may break off
  } catch (error) {
    isLost = true
    throw error
  }
}

/** @type {Record<string, (word: string) => Promise<unknown>>} */
const ways = {
  async open() {
    const { createInstance } = await import(PAGEFIND)
    isLost = false
    pagefind = createInstance({ ranking })
    await pagefind.preload("") // to preload nothing is to wait until Pagefind itself is there
  },
  preload: (word) => pagefind.preload(word),
  async search(word) {
    const { results } = await pagefind.search(word)
    return results.map((/** @type {any} */ { id, score, words }) => ({ id, score, words }))
  },
}

/** @param {string} way @param {string} [word] @returns {Promise<any>} */
export async function ask(way, word = "") {
  const found = await ways[way](word)
  if (isLost) throw new Error("a part of the index did not come")
  return found
}

// A browser without workers has this as a module of the page.
if (!globalThis.document) {
  addEventListener("message", async ({ data: [way, word], ports: [port] }) => {
    port.postMessage(await ask(way, word).then((found) => [found], () => []))
  })
}
