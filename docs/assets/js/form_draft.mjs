// @ts-check
/**
 * What is being written, kept in this browser: one key per kind, and nothing that is not a draft.
 *
 * @module form_draft
 */

/** @typedef {import("./form_values.mjs").Value} Value */
/** @typedef {{ version: 1, slug: string, improves: string, source: string, data: { [key: string]: Value } }} Draft */

const MOST = 1_000_000
const DEPTH = 6

/** @param {string} folder */
export function draftOf(folder) {
  const key = `kenniscentrum-formulier-${folder}`
  return {
    key,
    /** @param {Draft} draft @returns {boolean} whether it was kept */
    keep(draft) {
      try {
        const text = JSON.stringify(draft)
        if (text.length > MOST) return false
        localStorage.setItem(key, text)
        return true
      } catch {
        return false // Full, or not permitted.
      }
    },
    /** @returns {Draft | "none" | "damaged"} */
    find() {
      try {
        const text = localStorage.getItem(key)
        if (text === null) return "none"
        const draft = text.length <= MOST ? JSON.parse(text) : null
        return isDraft(draft) ? draft : "damaged"
      } catch {
        return "damaged"
      }
    },
    drop() {
      try {
        localStorage.removeItem(key)
      } catch {
        // Not permitted: then nothing was kept either.
      }
    },
  }
}

/** @param {any} draft @returns {draft is Draft} */
function isDraft(draft) {
  if (draft?.version !== 1 || Array.isArray(draft)) return false
  const texts = [draft.slug, draft.improves, draft.source]
  return texts.every((text) => typeof text === "string") && isPlain(draft.data, DEPTH) && !Array.isArray(draft.data) && typeof draft.data === "object"
}

/** Texts, lists and maps, as deep as an entry can be. @param {any} value @param {number} depth @returns {boolean} */
function isPlain(value, depth) {
  if (typeof value === "string") return true
  if (value === null || typeof value !== "object" || !depth) return false
  return Object.values(value).every((one) => isPlain(one, depth - 1))
}
