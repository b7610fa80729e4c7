// @ts-check
/**
 * What is filled in as the card and the page that the site would make of it.
 *
 * The templates are those of the site (`weergave.json`, made at build time). What the site computes
 * from all its content, such as related examples, is left out.
 *
 * @module form_preview
 */

import { isList, isMap } from "./form_values.mjs"
import { proseNodes } from "./markdown_nodes.mjs"
import { rendererOf } from "./template_tree.mjs"

/** @typedef {import("./form_values.mjs").Value} Value */
/** @typedef {{ values: { [name: string]: any }, inside: { [name: string]: Blank }, by_term?: boolean }} Blank */

const PAGES = /** @type {{ [folder: string]: string }} */ ({ cases: "case_page", instruments: "instrument_page", organisations: "organisation_page" })
// What is not filled in yet.
const NOT_YET = "nog in te vullen"
// The headings of a preview stand below one of the form.
const DEEPER = 2

/** @param {any} data what `weergave.json` says @param {string} root the address of the site @param {string} folder */
export function previewOf(data, root, folder) {
  const taxonomies = Object.fromEntries(
    Object.entries(data.taxonomies).map(([name, one]) => [name, { .../** @type {any} */ (one), terms: new Map(/** @type {any} */ (one).terms) }]),
  )
  const termOf = (/** @type {string} */ term, /** @type {string} */ name) => taxonomies[name]?.terms.get(term)
  const entryOf = (/** @type {string} */ kind, /** @type {string} */ slug) => data.entries[kind][slug] ?? { slug, title: slug, address: kind, kind: null }
  const renderer = rendererOf({
    templates: data.templates,
    missing: NOT_YET,
    filters: filtersOf(termOf),
    globals: {
      gone: () => null, // Only a look at an address tells that.
      taxonomy: (/** @type {string} */ name) => taxonomies[name],
      term: (/** @type {string} */ term, /** @type {string} */ name) => termOf(term, name) ?? { description: "" },
      count: (/** @type {number} */ number, /** @type {string} */ one, /** @type {string} */ many) => `${number} ${number === 1 ? one : many}`,
      url: (/** @type {any} */ entry) => `${root}${entry.address}/${entry.slug}/`,
      url_to: (/** @type {string} */ address) => root + address,
      url_for_term: (/** @type {string} */ name, /** @type {string} */ term) => (taxonomies[name]?.path ? `${root}${taxonomies[name].path}/${term}/` : null),
      again: (/** @type {Function} */ macro, /** @type {any[]} */ ...values) => macro(values, new Map()), // One page keeps nothing for others.
      heading: (/** @type {string} */ title, /** @type {string} */ _, level = 2) => renderer.heading(level + DEEPER, title),
    },
  })

  /** @param {{ [key: string]: Value }} map @param {string} slug */
  return function preview(map, slug) {
    const { about, ...blank } = data.kinds[folder]
    const entry = { ...about, ...filledIn(blank, map), slug }
    addDerived(entry)
    const given = { ...CONTEXTS[folder](entry, entryOf), search_words: [], source: `${folder}/${slug}.yml` }
    return {
      card: renderer.render("_parts.html.jinja", given, { macro: "card", with: [entry, 3] }),
      page: renderer.render(`${PAGES[folder]}.html.jinja`, given),
    }
  }
}

/** The values of a model, with what was filled in. @param {Blank} blank @param {Value} map @returns {any} */
function filledIn({ values, inside }, map) {
  const given = isMap(map) ? map : {}
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueOf(given[name], value, inside[name])]))
}

/** @param {Value} given @param {any} value when nothing is given @param {Blank | undefined} inside @returns {any} */
function valueOf(given, value, inside) {
  if (typeof value === "boolean") return given === undefined ? value : ["ja", "true"].includes(String(given).toLowerCase())
  if (!inside) return given ?? value
  if (Array.isArray(value)) return isList(given) ? given.map((one) => filledIn(inside, one)) : []
  if (inside.by_term) return new Map(Object.entries(isMap(given) ? given : {}).map(([term, one]) => [term, filledIn(inside, one)]))
  return given === undefined && value === null ? null : filledIn(inside, given) // Some groups are there even when empty.
}

/** @type {{ [folder: string]: (entry: any, entryOf: (kind: string, slug: string) => any) => any }} */
const CONTEXTS = {
  cases: (entry, entryOf) => ({
    case: entry,
    support: entry.support.map((/** @type {any} */ one) => [entryOf("instruments", one.instrument), one]),
    organisations: entry.organisations.map((/** @type {string} */ slug) => entryOf("organisations", slug)),
    related: [],
  }),
  instruments: (entry, entryOf) => ({
    instrument: entry,
    provider: entry.provider_organisation ? entryOf("organisations", entry.provider_organisation) : null,
    ...successorsOf(entry, entryOf),
    titles: new Map(entry.sources.map((/** @type {any} */ source) => [source.url, source.title])),
    predecessors: [],
    cases: [],
    fitting: [],
  }),
  organisations: (entry) => ({ organisation: entry, cases: [], instruments: [] }),
}

/** The last after an instrument that runs, or none, with those before it or else all (macros/library.py). @param {any} entry @param {(kind: string, slug: string) => any} entryOf */
function successorsOf(entry, entryOf) {
  const chain = []
  for (let slug = entry.succeeded_by; slug; slug = chain.at(-1).succeeded_by) chain.push(entryOf("instruments", slug))
  const last = chain.findLastIndex((one) => one.runs)
  return { came_after: last < 0 ? chain : chain.slice(0, last), successor: chain[last] ?? null }
}

/** What the models work out themselves (macros/models/), and a sign for the type while it is not chosen. @param {any} entry */
function addDerived(entry) {
  if (entry.company) entry.company.is_sme = entry.company.part_of_group || entry.company.size === "groot" ? false : entry.company.size === "onbekend" ? null : true
  if (entry.folder === "cases") {
    entry.yamamoto_type ??= "?"
    entry.used_support = entry.other_support.length > 0 || entry.support.some((/** @type {any} */ one) => one.outcome === "gebruikt")
  }
  for (const result of entry.results ?? []) {
    const [before, after] = [result.before, result.after].map(numberOf)
    const most = Math.max(before, after)
    result.bars = Math.min(before, after) >= 0 && most > 0 ? [before, after].map((value) => Math.round((1000 * value) / most) / 10) : null
  }
  if (entry.folder === "instruments") {
    const { provinces, regional } = entry.eligibility
    entry.nationwide = !(provinces.length || regional || entry.level === "regionaal")
  }
  if (entry.folder === "organisations") {
    entry.is_old = !entry.status_as_of || Number(entry.checked_on?.slice(0, 4)) - Number(entry.status_as_of.slice(0, 4)) > 3
  }
}

/** A number in Dutch notation, or NaN. @param {string | null} text */
const numberOf = (text) => (/^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(text ?? "") ? Number(text?.replaceAll(".", "").replace(",", ".")) : NaN)

/** Whether each of several words has its capital, as in the name of a method. @param {string} words */
const isName = (words) => /^\(?\p{Lu}\S*(?:\s+\(?\p{Lu}\S*)+$/u.test(words)

/** @param {(term: string, name: string) => any} termOf @returns {{ [name: string]: Function }} */
function filtersOf(termOf) {
  const label = (/** @type {string} */ term, /** @type {string} */ name) => termOf(term, name)?.label ?? term ?? NOT_YET
  const list = new Intl.ListFormat("nl")
  /** @type {{ [name: string]: Function }} */
  const filters = {
    label,
    prose: (/** @type {string} */ text) => proseNodes(text ?? NOT_YET, 3 + DEEPER),
    explained: (/** @type {any} */ text) => text,
    date: dutchDate,
    listed: (/** @type {string[]} */ words) => list.format(words),
    lower: (/** @type {string} */ words) => words.toLowerCase(),
    upper_first: (/** @type {string} */ words) => words.charAt(0).toUpperCase() + words.slice(1),
    lower_first: (/** @type {string} */ words) => (/^.\p{Lu}/u.test(words) || isName(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)),
    host,
    int: (/** @type {string} */ text) => Number.parseInt(text, 10) || 0,
    list: (/** @type {Iterable<any>} */ values) => [...values],
    length: (/** @type {any} */ values) => values?.size ?? values?.length ?? 0,
    join: (/** @type {any[]} */ values, by = "") => values.join(by),
    map: (/** @type {any[]} */ values, /** @type {string} */ name, /** @type {any[]} */ ...more) => values.map((value) => filters[name](value, ...more)),
    selectattr: (/** @type {any[]} */ values, /** @type {string} */ name) => values.filter((value) => value[name]),
    dictsort: (/** @type {any} */ map) => [...map.entries()].sort(([one], [other]) => (one < other ? -1 : 1)),
    groupby: (/** @type {any[]} */ values, /** @type {string} */ name) => {
      const groups = new Map()
      for (const value of values) groups.set(value[name], [...(groups.get(value[name]) ?? []), value])
      return [...groups].sort(([one], [other]) => (one < other ? -1 : 1))
    },
  }
  return filters
}

/** @param {string} date a day, a month or a year */
function dutchDate(date) {
  const [year, month, day] = String(date ?? "").split("-").map(Number)
  if (!month || month > 12) return date
  const format = new Intl.DateTimeFormat("nl", { year: "numeric", month: "long", timeZone: "UTC", ...(day ? { day: "numeric" } : {}) })
  return format.format(Date.UTC(year, month - 1, day || 1))
}

/** @param {string} url */
function host(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "")
  } catch {
    return url
  }
}
