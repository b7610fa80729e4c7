// @ts-check
/**
 * What is wrong with an entry, in the words and with the codes of the validator of the project.
 *
 * The rules are the JSON Schema of the kind and the texts are `messages.json`; both are made from
 * the models (macros/forms/json_schema.py says what its words with an x mean). Here is no rule of its own.
 * Only a field and a choice are called otherwise: by their label on the screen, not by their key in the file.
 *
 * @module form_problems
 */

import { isList, isMap } from "./form_values.mjs"
import { nearest } from "./nearest.mjs"
import { Validator } from "./vendor/json-schema.mjs"

/** @typedef {import("./form_values.mjs").Value} Value */
/** @typedef {{ route: string, code: string, message: string, remedy: string, rank?: number, once?: string }} Problem */
/** @typedef {{ [keyword: string]: any }} Schema */

const SHOWN = 60
const FIRST = -1 // A problem that is told before the others of its field.
// Keywords whose parts need not hold one by one: what is wrong is told at the keyword itself.
const ALTERNATIVES = new Set(["anyOf", "oneOf", "not", "if", "then", "else"])

/**
 * @param {Schema} schema
 * @param {{ problems: { [name: string]: any }, words: { [name: string]: string }, keywords: { [keyword: string]: string } }} messages
 * @param {{ [folder: string]: any }} known the files that there are, and how a new one may be called
 */
export function checkerOf(schema, messages, known) {
  const validator = new Validator(/** @type {any} */ (schema), "2020-12", false)
  const word = (/** @type {string} */ name, /** @type {{ [name: string]: unknown }} */ values) => fillIn(messages.words[name], values)
  // Who fills in the form never sees a folder: the entries are in the list of the field.
  const isOffered = known.isOffered === true
  const inList = (/** @type {string} */ name, /** @type {{ [name: string]: unknown }} */ values) => word(isOffered && name === "choose" ? "choose-in-list" : name, values)

  /** @param {string} name of a phrase @param {string} route @param {{ [name: string]: unknown }} values @returns {Problem} */
  function tell(name, route, values) {
    const { code, message, remedy } = messages.problems[name]
    return { route, code, message: fillIn(message, values), remedy: fillIn(remedy, values) }
  }

  /** @param {string} found a place in the schema that was not met @param {string} at the place in the data @param {Value} data @returns {Problem[]} */
  function problemsAt(found, at, data) {
    const steps = found.replace(/^#?\/?/, "").split("/").map(unescapePointer)
    const route = at.replace(/^#?\/?/, "").split("/").filter(Boolean).map(unescapePointer)
    const keyword = steps.pop() ?? ""
    /** @type {Schema} */
    let here = schema
    let group = schema
    let name = "" // Of the field, or of the list that it is in.
    for (const [index, step] of steps.entries()) {
      if (ALTERNATIVES.has(step)) return []
      if (step === "allOf") group = here
      here = step === "$ref" ? followed(here.$ref, schema) : here[step]
      if (steps[index - 1] === "properties") name = resolved(here, schema).title
      if (here?.["x-message"]) return [ofRule(here, group, routeOfRule(steps, index, route), data)]
    }
    const value = reach(data, route)
    if (keyword === "required") {
      const missing = here.required.filter((/** @type {string} */ name) => isMap(value) && !(name in value))
      return missing.map((/** @type {string} */ key) => tell(messages.keywords.required, [...route, key].join("."), { name: resolved(here.properties[key], schema).title }))
    }
    if (keyword === "additionalProperties") {
      const names = Object.keys(here.properties)
      const extra = isMap(value) ? Object.keys(value).filter((name) => !names.includes(name)) : []
      return extra.map((name) => tell(messages.keywords.additionalProperties, [...route, name].join("."), { name, nearest: nearest(name, names, word, 40) }))
    }
    const phrase = here["x-messages"]?.[keyword] ?? messages.keywords[keyword] ?? messages.keywords[`${keyword} ${here.type}`]
    return phrase ? [{ ...tell(phrase, route.join("."), valuesOf(here, keyword, value, name)), rank: rankOf(here, keyword) }] : []
  }

  /** @param {Schema} rule @param {Schema} group the one that it is a rule of @param {string[]} route @param {Value} data */
  function ofRule(rule, group, route, data) {
    const found = reach(data, route)
    const fields = isMap(found) ? found : {}
    const at = fields[rule["x-at"]]
    const told = tell(rule["x-message"], [...route, rule["x-at"]].join("."), { ...fields, ...labelsIn(group), value: at, shown: shown(at) })
    return { ...told, once: `${route.join(".")} ${rule["x-message"]}` }
  }

  /** What the fields of a group and their choices are called, by how a phrase names them. @param {Schema} group */
  function labelsIn(group) {
    /** @type {{ [name: string]: string }} */
    const labels = {}
    for (const [key, field] of Object.entries(/** @type {Schema} */ (group.properties))) {
      const { title, "x-terms": terms = {} } = resolved(field, schema)
      labels[`field.${key}`] = title
      for (const [term, { label }] of Object.entries(/** @type {Schema} */ (terms))) labels[`field.${key}.${term}`] = label
    }
    return labels
  }

  /** @param {Schema} here @param {string} keyword @param {Value} value @param {string} name */
  function valuesOf(here, keyword, value, name) {
    const text = String(value)
    const count = [...text].length
    const terms = here["x-terms"] ?? {}
    const meant = Object.keys(terms).find((term) => terms[term].label.toLowerCase() === text.toLowerCase())
    return {
      name,
      found: word(isMap(value) ? "group" : isList(value) ? "list" : "text", {}),
      length: word(count === 1 ? "sign" : "signs", { count }),
      limit: here[keyword],
      value: text,
      better: text.replaceAll(".", ","),
      shown: shown(value),
      title: here["x-taxonomy-title"],
      nearest: meant ? word("meant", { value: meant }) : nearest(text, Object.keys(terms), word),
    }
  }

  /** References to files that are not there. @param {Schema} here @param {Value} value @param {string[]} route @returns {Problem[]} */
  function lost(here, value, route) {
    const node = resolved(here, schema)
    if (isList(value)) return node.items ? value.flatMap((one, index) => lost(node.items, one, [...route, String(index)])) : []
    if (isMap(value)) return Object.entries(value).flatMap(([name, one]) => (node.properties?.[name] ? lost(node.properties[name], one, [...route, name]) : []))
    const folder = node["x-refers-to"]
    if (!folder || typeof value !== "string") return []
    if (!isOffered && !new RegExp(node.pattern).test(value)) return []
    const { slugs, singular } = known[folder] ?? { slugs: [], singular: "" }
    if (slugs.includes(value)) return []
    const place = word(isOffered ? "on-site" : "in-folder", { folder })
    const told = tell(node["x-messages"]["x-refers-to"], route.join("."), { singular, place, shown: shown(value), nearest: nearest(value, slugs, inList) })
    return [isOffered ? { ...told, rank: FIRST } : told]
  }

  /** What is wrong with the name of the file. @param {string} name @param {string} folder @returns {Problem[]} */
  function ofName(name, folder) {
    const { pattern, limit, reserved } = known.names
    if (!new RegExp(pattern).test(name) || name.length > limit) return [tell("bestandsnaam", "", { shown: shown(`${name}.yml`), limit })]
    const isTaken = reserved.includes(name) || known[folder].slugs.includes(name)
    return isTaken ? [tell("naam-in-gebruik", "", { shown: shown(name) })] : []
  }

  /**
   * Every problem of `data`, each field's most telling one; and of its name, when that is new.
   *
   * @param {{ [key: string]: Value }} data
   * @param {{ name: string, folder: string }} [file]
   * @returns {Problem[]}
   */
  return function problemsOf(data, file) {
    const { errors } = validator.validate(data)
    const found = errors.flatMap((/** @type {any} */ error) => problemsAt(error.keywordLocation, error.instanceLocation, data))
    /** @type {Map<string, any>} */
    const byRoute = new Map()
    const rules = new Set() // One mistake between fields is told once, at the first of them.
    for (const problem of /** @type {any[]} */ ([...found, ...lost(schema, data, [])])) {
      if (problem.once && rules.has(problem.once) && !byRoute.has(problem.route)) continue
      rules.add(problem.once)
      const told = byRoute.get(problem.route)
      if (!told || (problem.rank ?? 0) < (told.rank ?? 0)) byRoute.set(problem.route, problem)
    }
    const named = file ? ofName(file.name, file.folder) : []
    return [...byRoute.values(), ...named].map(({ route, code, message, remedy }) => ({ route, code, message, remedy }))
  }
}

/** What tells most comes first: a wrong type, then the order of the messages. @param {Schema} here @param {string} keyword */
function rankOf(here, keyword) {
  const order = Object.keys(here["x-messages"] ?? {})
  return keyword === "type" ? FIRST : order.includes(keyword) ? order.indexOf(keyword) : order.length
}

/** The data that a rule in `allOf` is about. @param {string[]} steps @param {number} last @param {string[]} route */
function routeOfRule(steps, last, route) {
  let depth = 0
  for (let index = 0; index < last; index += 1) {
    if (steps[index] === "properties" || steps[index] === "items") depth += 1
    if (steps[index] === "properties") index += 1
  }
  return route.slice(0, depth)
}

/** @param {string} ref @param {Schema} schema @returns {Schema} */
const followed = (ref, schema) => ref.replace(/^#\//, "").split("/").map(unescapePointer).reduce((node, step) => node[step], schema)

/** A schema with what it refers to; its own words count. @param {Schema} node @param {Schema} schema @returns {Schema} */
const resolved = (node, schema) => (node.$ref ? { ...followed(node.$ref, schema), ...node } : node)

/** @param {Value} data @param {string[]} route @returns {Value} */
const reach = (data, route) => route.reduce((/** @type {any} */ value, step) => value?.[step], data)

/** @param {string} step of a JSON pointer in an address */
const unescapePointer = (step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")

/** @param {string} template @param {{ [name: string]: unknown }} values */
const fillIn = (template, values) => template.replace(/\{([a-z_.-]+)\}/g, (_, name) => String(values[name]))

/** A value in quotes, on one line. @param {Value} value */
function shown(value) {
  const line = String(value).split(/\s+/).filter(Boolean).join(" ")
  const letters = [...line]
  return letters.length > SHOWN ? `‘${letters.slice(0, SHOWN - 1).join("")}…’` : `‘${line}’`
}
