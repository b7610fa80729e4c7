// @ts-check
/**
 * What somebody types, in words that the site has: a typing error mended, a compound taken apart.
 *
 * @module search_words
 */

const SHORTEST = 5
const SHORTEST_PART = 4
const LONG = 8 // from here on two errors are forgiven
const LINKS = ["", "s", "en", "e", "n"]

/** @typedef {(letter: string) => Promise<Set<string>>} Known the words of the site that begin so, the most used first */

/**
 * @param {string} word in small letters
 * @param {Known} knownBy
 * @returns {Promise<string[]>} the words to look for instead; the word itself if there are none
 */
export async function inKnownWords(word, knownBy) {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return [word]
  const known = await knownBy(word[0])
  if (known.has(word)) return [word]
  const one = nearest(word, known, 1)
  if (one) return [one]
  const parts = await partsOf(word, knownBy)
  if (parts) return parts
  const two = word.length >= LONG ? nearest(word, known, 2) : undefined
  return [two ?? word]
}

/** @param {string} word @param {Set<string>} known @param {number} most */
function nearest(word, known, most) {
  for (const other of known) {
    if (other[0] === word[0] && distance(word, other, most) <= most) return other
  }
  return undefined
}

/**
 * How many letters are wrong, missing, too many or swapped with their neighbour.
 *
 * @param {string} one @param {string} other @param {number} most beyond which it no longer matters
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, place) => place)]
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      rows[i][j] = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (isSame ? 0 : 1),
      )
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
      }
    }
  }
  return rows[one.length][other.length]
}

/** @param {string} word @param {Known} knownBy @returns {Promise<string[] | undefined>} */
async function partsOf(word, knownBy) {
  const known = await knownBy(word[0])
  /** @type {string[] | undefined} */
  let best
  for (let end = SHORTEST_PART; end <= word.length - SHORTEST_PART; end++) {
    const first = word.slice(0, end)
    if (!known.has(first)) continue
    for (const link of LINKS) {
      const last = word.slice(end + link.length)
      if (last.length < SHORTEST_PART || !word.startsWith(link, end)) continue
      if (!(await knownBy(last[0])).has(last)) continue
      const shortest = Math.min(first.length, last.length)
      if (!best || shortest > Math.min(best[0].length, best[1].length)) best = [first, last]
    }
  }
  return best
}
