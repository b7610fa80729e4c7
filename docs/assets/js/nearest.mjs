// @ts-check
/**
 * The permitted value that someone most likely meant, in the words of the validator.
 *
 * The twin of `nearest` in `macros/source/diagnostics.py`, which asks Python's difflib.
 *
 * @module nearest
 */

const CLOSE = 0.6
const MOST_TOLD = 15

/**
 * @param {string} value
 * @param {string[]} known
 * @param {(name: string, values: { [name: string]: unknown }) => string} word
 */
export function nearest(value, known, word, limit = MOST_TOLD) {
  const names = [...known].sort()
  const folded = [...value.toLowerCase()].slice(0, 100).join("")
  const byFolded = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]))
  const close = /^\d+$/.test(folded) ? undefined : closest(folded, [...byFolded.keys()])
  const longer = folded.length > 3 ? names.find((name) => name.toLowerCase().includes(folded)) : undefined
  const match = close ?? longer?.toLowerCase()
  if (match) return word("meant", { value: byFolded.get(match) })
  if (!names.length) return word("nothing-to-choose", {})
  return word("choose", { values: names.slice(0, limit).join(", ") + (names.length > limit ? ", …" : "") })
}

/** @param {string} value @param {string[]} known */
function closest(value, known) {
  const scored = known.map((name) => ({ name, score: alike(name, value) })).filter(({ score }) => score >= CLOSE)
  scored.sort((one, other) => other.score - one.score || (one.name < other.name ? 1 : -1))
  return scored[0]?.name
}

/** How much two texts have in common, from 0 to 1. @param {string} one @param {string} other */
function alike(one, other) {
  const length = one.length + other.length
  return length ? (2 * shared(one, other)) / length : 1
}

/** The number of letters in the longest common pieces, in order. @param {string} one @param {string} other @returns {number} */
function shared(one, other) {
  let [size, from, at] = [0, 0, 0]
  for (let start = 0; start < one.length; start += 1) {
    for (let place = 0; place < other.length; place += 1) {
      let run = 0
      while (start + run < one.length && one[start + run] === other[place + run]) run += 1
      if (run > size) [size, from, at] = [run, start, place]
    }
  }
  if (!size) return 0
  return size + shared(one.slice(0, from), other.slice(0, at)) + shared(one.slice(from + size), other.slice(at + size))
}
