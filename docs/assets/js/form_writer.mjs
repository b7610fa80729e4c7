// @ts-check
/**
 * Plain values as YAML, in the one way in which the project writes it.
 *
 * The twin of `macros/forms/yaml_writer.py`; `tests/forms/yaml_cases.json` holds both to it.
 *
 * @module form_writer
 */

/** @typedef {import("./form_values.mjs").Value} Value */
/** @typedef {import("./form_values.mjs").Order} Order */

const WIDTH = 110
const INDENT = "  "
const NO_ORDER = { keys: [], inside: {} }

const KEY = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/
const CANNOT_START = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$))/
const CANNOT_CONTAIN = /:(?:\s|$)|\s#/
const MEANS_NOTHING = ["", "~", "null"]
/** @type {{ [letter: string]: string }} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\N", "\xa0": "\\_" }
const NEEDS_ESCAPE = /[\n\t\x85\xa0]/
const PLACE_TO_BREAK = /(?<=\S) (?=\S)/
// What may be a line of a block: no space at its end; in a folded one none at its start either.
const FOLDED_LINE = /^\S(?:.*\S)?$/
const LITERAL_LINE = /^(?: *\S(?:.*\S)?)?$/

/** A map as a file. @param {{ [key: string]: Value }} map @param {Order} order */
export const mapText = (map, order) => endLines(fieldLines(map, "", order))

/** `name: value`, without what stands before it on its first line. @param {string} name @param {Value} value @param {number} indent @param {Order} order of what is inside */
export function pairText(name, value, indent, order) {
  const around = { keys: [], inside: { [name]: order } }
  return endLines(fieldLines({ [name]: value }, " ".repeat(indent), around)).slice(indent)
}

/** `- value`, without what stands before it on its first line. @param {Value} value @param {number} indent @param {Order} order */
export const itemText = (value, indent, order) => endLines(itemLines([value], " ".repeat(indent), order)).slice(indent)

/** @param {string[]} lines */
const endLines = (lines) => lines.map((line) => `${line}\n`).join("")

/** @param {{ [key: string]: Value }} map @param {string} indent @param {Order} order @returns {string[]} */
function fieldLines(map, indent, order) {
  return namesIn(map, order).flatMap((name) => {
    const key = KEY.test(name) ? name : double(name)
    return valueLines(`${indent}${key}:`, map[name], indent + INDENT, order.inside[name] ?? NO_ORDER)
  })
}

/** The fields of a map in the order of the file; unknown ones last. @param {{ [key: string]: Value }} map @param {Order} order */
export function namesIn(map, order) {
  return [...new Set([...order.keys, ...Object.keys(map)])].filter((name) => map[name] !== undefined)
}

/** @param {Value[]} list @param {string} indent @param {Order} order @returns {string[]} */
function itemLines(list, indent, order) {
  return list.flatMap((item) => {
    const [first, ...rest] = valueLines(`${indent}-`, item, indent + INDENT, order)
    if (!rest.length || typeof item !== "object") return [first, ...rest]
    return [`${first} ${rest[0].trimStart()}`, ...rest.slice(1)] // Its first line stands beside the dash.
  })
}

/** @param {string} head which ends in a colon or a dash @param {Value} value @param {string} indent of what stands below it @param {Order} order */
function valueLines(head, value, indent, order) {
  if (typeof value !== "object") return textLines(head, String(value ?? ""), indent)
  if (Array.isArray(value)) return value.length ? [head, ...itemLines(value, indent, order)] : [`${head} []`]
  return Object.keys(value).length ? [head, ...fieldLines(value, indent, order)] : [`${head} {}`]
}

/** @param {string} head @param {string} text @param {string} indent */
function textLines(head, text, indent) {
  const line = `${head} ${onOneLine(text)}`
  const paragraphs = text.split("\n\n")
  const lines = text.split("\n")
  const fits = lengthOf(line) <= WIDTH || !PLACE_TO_BREAK.test(text)
  if (NEEDS_ESCAPE.test(text.replaceAll("\n", "")) || (lines.length === 1 && fits)) return [line]
  if (paragraphs.every((one) => FOLDED_LINE.test(one))) {
    return [`${head} >-`, ...paragraphs.flatMap((one, index) => [...(index ? [""] : []), ...wrapped(one, indent)])]
  }
  return isLiteral(lines) ? [`${head} |-`, ...lines.map((one) => one && indent + one)] : [line]
}

/** @param {string} paragraph @param {string} indent */
function wrapped(paragraph, indent) {
  /** @type {string[]} */
  const lines = []
  for (const piece of paragraph.split(PLACE_TO_BREAK)) {
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(piece) <= WIDTH) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(indent + piece)
  }
  return lines
}

/** Whether these lines can stand in a block as they are: no space where it would be lost. @param {string[]} lines */
const isLiteral = (lines) =>
  lines[0].trim() !== "" && lines.at(-1) !== "" && !lines[0].startsWith(" ") && lines.every((line) => LITERAL_LINE.test(line))

/** @param {string} text */
export function onOneLine(text) {
  if (NEEDS_ESCAPE.test(text)) return double(text)
  const isPlain = text === text.trim() && !MEANS_NOTHING.includes(text) && !CANNOT_START.test(text) && !CANNOT_CONTAIN.test(text)
  if (isPlain) return text
  if (text.includes("'") && !/["\\]/.test(text)) return `"${text}"`
  return `'${text.replaceAll("'", "''")}'`
}

/** @param {string} text */
const double = (text) => `"${[...text].map((letter) => ESCAPES[letter] ?? letter).join("")}"`
/** @param {string} text */
const lengthOf = (text) => [...text].length
