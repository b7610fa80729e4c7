// @ts-check
/**
 * What of a found page to show: the words around most matches, never the title or hidden words.
 *
 * @module search_excerpt
 */

/** What precedes the words that are indexed and not shown; see `_parts.html.jinja`. */
const HIDDEN = "‖"
const LENGTH = 32
const BEFORE = 7

/**
 * @param {{content: string, meta: {title: string}, locations: number[]}} page as Pagefind gives it;
 *   `locations` count the words of `content`
 * @returns {{text: string, match: boolean}[]} pieces of text in order
 */
export function excerptOf({ content, meta, locations }) {
  const words = content.split(/\s+/)
  const title = content.indexOf(meta.title)
  const begin = title < 0 ? 0 : content.slice(0, title + meta.title.length).split(/\s+/).length
  const hidden = words.indexOf(HIDDEN)
  const end = hidden < 0 ? words.length : hidden
  const matches = new Set(locations.filter((place) => place >= begin && place < end))

  const latest = Math.max(begin, end - LENGTH)
  let [start, most] = [begin, 0]
  for (const match of [...matches].sort((a, b) => a - b)) {
    const from = Math.min(Math.max(begin, match - BEFORE), latest)
    const number = [...matches].filter((place) => place >= from && place < from + LENGTH).length
    if (number > most) [start, most] = [from, number]
  }
  const stop = Math.min(start + LENGTH, end)
  const pieces = words
    .slice(start, stop)
    .flatMap((word, place) => [{ text: word, match: matches.has(start + place) }, { text: " ", match: false }])
  return [
    { text: start > begin ? "… " : "", match: false },
    ...pieces,
    { text: stop < end ? "…" : "", match: false },
  ]
}
