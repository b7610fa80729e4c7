// @ts-check
/**
 * Which items fit a choice of filters, and how many would fit if one more value were chosen.
 *
 * Pure: no page, no state. An item fits when for every facet with a choice it carries one of the
 * chosen values. The number beside a value follows the choices in the *other* facets.
 *
 * @module filtering
 */

/**
 * @typedef {{name: string, values: string[]}} Facet
 * @typedef {number[][]} Carried  Per facet, the places in `values` of what the item carries.
 * @typedef {Map<string, Set<string>>} Choice  Per facet name, the chosen values.
 */

/**
 * @param {Facet[]} facets
 * @param {Carried[]} items
 * @param {Choice} choice
 * @param {(index: number) => boolean} [fitsText]  Whether the item has the words that were typed.
 * @returns {{fits: Uint8Array, total: number, counts: Uint32Array[]}}
 */
export function filter(facets, items, choice, fitsText = () => true) {
  const chosen = facets.map(({ name, values }) => {
    const picked = choice.get(name)
    return picked?.size ? values.map((value) => picked.has(value)) : null
  })
  const counts = facets.map(({ values }) => new Uint32Array(values.length))
  const fits = new Uint8Array(items.length)
  let total = 0
  for (let index = 0; index < items.length; index++) {
    if (!fitsText(index)) continue
    const carried = items[index]
    let failed = -1
    let failures = 0
    for (let facet = 0; facet < facets.length && failures < 2; facet++) {
      const picked = chosen[facet]
      if (picked && !carried[facet].some((place) => picked[place])) {
        failed = facet
        failures++
      }
    }
    if (failures === 0) {
      fits[index] = 1
      total++
      for (let facet = 0; facet < facets.length; facet++) tally(counts[facet], carried[facet])
    } else if (failures === 1) {
      tally(counts[failed], carried[failed])
    }
  }
  return { fits, total, counts }
}

/**
 * @param {Uint32Array} counts
 * @param {number[]} places
 */
function tally(counts, places) {
  for (const place of places) counts[place]++
}

/**
 * Lower case without accents, so that `kopieren` finds `kopiëren`.
 *
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}
