// @ts-check
/**
 * YAML text as plain values, as strictly as the project reads it; and a change put into the text.
 *
 * A value has no type but text. What did not change keeps its place, its marks and its comments.
 *
 * @module form_yaml
 */

import { isList, isMap } from "./form_values.mjs"
import { itemText, mapText, namesIn, onOneLine, pairText } from "./form_writer.mjs"
import { isAlias, isMap as isMapNode, isScalar, isSeq, parseAllDocuments } from "./vendor/yaml.mjs"

/** @typedef {import("./form_values.mjs").Value} Value */
/** @typedef {import("./form_values.mjs").Order} Order */
/** @typedef {{ start: number, end: number, text: string }} Edit */

const NO_ORDER = { keys: [], inside: {} }
const STRICT = /** @type {const} */ ({
  schema: "failsafe",
  version: "1.2",
  strict: true,
  uniqueKeys: true,
  merge: false,
  prettyErrors: false,
  logLevel: "silent",
})

/**
 * @param {string} source
 * @returns {{ data: { [key: string]: Value }, root: any } | null} null when it is not strict YAML
 */
export function read(source) {
  const documents = parseAllDocuments(source, STRICT)
  if (!Array.isArray(documents) || documents.length !== 1) return null
  const { contents: root, errors, warnings, directives } = documents[0]
  if (errors.length || warnings.length || directives?.docStart || !isMapNode(root) || isFancy(root)) return null
  const data = plain(root)
  return isMap(data) ? { data, root } : null
}

/** Whether a node, or any in it, is more than text. @param {any} node @returns {boolean} */
function isFancy(node) {
  if (!node) return false
  if (isAlias(node) || node.anchor || node.tag) return true
  if (isMapNode(node)) return node.items.some((/** @type {any} */ { key, value }) => !isScalar(key) || key.value === "<<" || isFancy(key) || isFancy(value))
  return isSeq(node) && node.items.some(isFancy)
}

/** @param {any} node @returns {Value} */
function plain(node) {
  if (isMapNode(node)) {
    /** @type {[string, Value][]} */
    const pairs = node.items.map((/** @type {any} */ pair) => [textOf(pair.key) ?? "", plain(pair.value)])
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
  }
  return isSeq(node) ? node.items.map(plain) : textOf(node)
}

/** @param {any} node @returns {string | undefined} */
function textOf(node) {
  if (!node) return undefined
  const text = String(node.value).replaceAll("\u00a0", " ").normalize("NFC")
  if (node.type === "PLAIN" && ["", "~", "null"].includes(text)) return undefined
  return node.type === "BLOCK_FOLDED" ? text.replace(/(^|[^\n])\n(?=\S)/g, "$1\n\n") : text
}

/**
 * `source` with what changed between `before` and `after`; a text of its own when there is none.
 *
 * @param {string} source
 * @param {{ [key: string]: Value }} after
 * @param {Order} order
 */
export function written(source, after, order) {
  const found = source ? read(source) : null
  if (!found) return mapText(after, order)
  const edits = inMap(source, found.root, found.data, after, order, false) ?? []
  edits.sort((one, other) => other.start - one.start || other.end - one.end)
  const ended = source.endsWith("\n") || !edits.length ? source : `${source}\n`
  return edits.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), ended)
}

/**
 * @param {string} source
 * @param {any} node
 * @param {{ [key: string]: Value }} before
 * @param {{ [key: string]: Value }} after
 * @param {Order} order
 * @param {boolean} afterDash whether its first key stands behind the dash of a list
 * @returns {Edit[] | null} null when it is better written anew
 */
function inMap(source, node, before, after, order, afterDash) {
  const indent = columnOf(source, node.items[0].key.range[0])
  const pairs = new Map(node.items.map((/** @type {any} */ pair) => [pair.key.value, pair]))
  const first = node.items[0].key.value
  /** @type {Edit[]} */
  const edits = []
  for (const name of new Set([...pairs.keys(), ...namesIn(after, order)])) {
    const value = after[name]
    if (same(before[name], value)) continue
    const pair = pairs.get(name)
    if (pair && value === undefined) {
      if (afterDash && name === first) return null
      edits.push({ start: commentsAbove(source, pair.key.range[0]), end: endOfPair(source, pair), text: "" })
    } else if (pair) edits.push(...inPair(source, pair, before[name], value, indent, order.inside[name] ?? NO_ORDER))
  }
  const added = namesIn(after, order).filter((name) => !pairs.has(name))
  for (const name of added) {
    const earlier = order.keys.slice(0, Math.max(order.keys.indexOf(name), 0)).findLast((key) => pairs.has(key) && after[key] !== undefined)
    const last = order.keys.includes(name) ? earlier && pairs.get(earlier) : node.items.at(-1)
    if (!last && afterDash) return null
    const at = last ? endOfPair(source, last) : commentsAbove(source, node.items[0].key.range[0])
    const text = " ".repeat(indent) + pairText(name, after[name], indent, order.inside[name] ?? NO_ORDER)
    const there = edits.find((edit) => edit.start === at && edit.end === at)
    if (there) there.text += text
    else edits.push({ start: at, end: at, text })
  }
  return edits
}

/**
 * @param {string} source
 * @param {any} pair
 * @param {Value} before
 * @param {Value} after
 * @param {number} indent
 * @param {Order} order
 * @returns {Edit[]}
 */
function inPair(source, pair, before, after, indent, order) {
  const { key, value: node } = pair
  const isBlock = node && !node.flow && node.items?.length
  if (isBlock && isMapNode(node) && isMap(before) && isMap(after) && Object.keys(after).length) {
    const edits = inMap(source, node, before, after, order, false)
    if (edits) return edits
  }
  if (isBlock && isSeq(node) && isList(before) && isList(after)) return inList(source, node, before, after, order)
  const text = pairText(key.value, after, indent, order)
  const isOneLine = typeof after === "string" && text.indexOf("\n") === text.length - 1
  const isLine = isScalar(node) && node.range[1] > node.range[0] && !String(node.type).startsWith("BLOCK")
  if (isOneLine && isLine) return [{ start: node.range[0], end: node.range[1], text: onOneLine(after) }]
  return [{ start: key.range[0], end: endOfPair(source, pair), text }]
}

/**
 * @param {string} source
 * @param {any} node
 * @param {Value[]} before
 * @param {Value[]} after
 * @param {Order} order
 * @returns {Edit[]}
 */
function inList(source, node, before, after, order) {
  const column = columnOf(source, node.range[0])
  const isElsewhere = (/** @type {Value} */ value, /** @type {number} */ index) => before.some((one, at) => at !== index && same(one, value))
  const inPlace = before.length === after.length && after.every((value, index) => same(value, before[index]) || !isElsewhere(value, index))
  if (inPlace) {
    return node.items.flatMap((/** @type {any} */ item, /** @type {number} */ index) => {
      const [was, is] = [before[index], after[index]]
      if (same(was, is)) return []
      const isGroup = isMapNode(item) && !item.flow && item.items.length && isMap(was) && isMap(is)
      const edits = isGroup ? inMap(source, item, was, is, order, true) : null
      if (edits) return edits
      const start = source.lastIndexOf("-", item.range[0] - 1)
      return [{ start, end: lineEnd(source, contentEnd(source, item)), text: itemText(is, column, order) }]
    })
  }
  let from = lineStart(source, node.range[0])
  const chunks = node.items.map((/** @type {any} */ item, /** @type {number} */ index) => {
    const end = lineEnd(source, contentEnd(source, item))
    const text = source.slice(from, end)
    from = end
    return { value: before[index], text, used: false }
  })
  const text = after.map((value) => {
    const chunk = chunks.find((/** @type {any} */ one) => !one.used && same(one.value, value))
    if (chunk) chunk.used = true
    return chunk ? chunk.text : " ".repeat(column) + itemText(value, column, order)
  })
  return [{ start: lineStart(source, node.range[0]), end: from, text: text.join("") }]
}

/** @param {Value} one @param {Value} other @returns {boolean} whether two values say the same */
export function same(one, other) {
  if (isMap(one) && isMap(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...names].every((name) => same(one[name], other[name]))
  }
  if (isList(one) && isList(other)) return one.length === other.length && one.every((value, index) => same(value, other[index]))
  return one === other
}

/** Where the last word of a node ends. @param {string} source @param {any} node @returns {number} */
function contentEnd(source, node) {
  if (!node.flow && node.items?.length) {
    const last = node.items.at(-1)
    return last.key ? contentEnd(source, last.value?.range ? last.value : last.key) : contentEnd(source, last)
  }
  let end = node.range[1]
  while (String(node.type).startsWith("BLOCK") && /\s/.test(source[end - 1] ?? "")) end -= 1
  return end
}

/** @param {string} source @param {any} pair */
const endOfPair = (source, pair) => lineEnd(source, contentEnd(source, pair.value?.range ? pair.value : pair.key))
/** @param {string} source @param {number} at */
const lineStart = (source, at) => source.lastIndexOf("\n", at - 1) + 1
/** @param {string} source @param {number} at @returns {number} behind the end of its line */
const lineEnd = (source, at) => (source.indexOf("\n", at) < 0 ? source.length : source.indexOf("\n", at) + 1)
/** @param {string} source @param {number} at */
const columnOf = (source, at) => at - lineStart(source, at)

/** Comments just above a field are about that field. @param {string} source @param {number} at */
function commentsAbove(source, at) {
  let start = lineStart(source, at)
  while (start > 0 && /^\s*#/.test(source.slice(lineStart(source, start - 1), start))) start = lineStart(source, start - 1)
  return start
}
