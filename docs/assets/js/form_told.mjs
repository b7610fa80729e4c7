// @ts-check
/**
 * The problems of what is filled in, beside the fields and in one list.
 *
 * A field is judged once somebody left it changed; the list, and so every field, when asked.
 *
 * @module form_told
 */

import { fillIn, find } from "./form_parts.mjs"
import { checkerOf } from "./form_problems.mjs"

/** @typedef {import("./form_problems.mjs").Problem} Problem */

const SCHEMAS = /** @type {{ [folder: string]: string }} */ ({ cases: "case", instruments: "instrument", organisations: "organisation" })

/**
 * @param {HTMLElement} root
 * @param {{ folder: string, site: string, data: () => any, places: () => Map<string, HTMLElement>, slug: () => string, isNew: () => boolean }} about
 */
export function mountTold(root, { folder, site, data, places, slug, isNew }) {
  const count = find(root, "[data-count]")
  const list = find(root, "[data-problems]")
  const link = find(root, "[data-count-link]")
  const words = find(root, "[data-words]").dataset
  const slugField = find(root, "[data-slug-field]")
  const known = JSON.parse(root.querySelector("[data-known]")?.textContent ?? "{}")
  /** @type {Promise<ReturnType<typeof checkerOf>> | undefined} */
  let checker
  /** @type {Set<HTMLElement>} */
  const touched = new Set()
  let isAll = false

  function load() {
    const from = (/** @type {string} */ name) => fetch(`${site}data/v1/schema/${name}.json`).then((answer) => answer.json())
    checker ??= Promise.all([from(SCHEMAS[folder]), from("messages")]).then(([schema, messages]) => checkerOf(schema, messages, known))
    return checker
  }

  async function tell() {
    let problemsOf
    try {
      problemsOf = await load()
    } catch {
      checker = undefined // The next change tries again.
      count.textContent = count.dataset.unknown ?? ""
      return
    }
    const problems = problemsOf(data(), isNew() ? { folder, name: slug() } : undefined)
    const located = problems.map((problem) => ({ problem, field: nearestPlace(places(), problem.route) ?? slugField }))
    located.sort((one, other) => inOrder(one.field, other.field))
    for (const field of [slugField, ...places().values()]) tellAt(field, [])
    for (const field of new Set(located.map((one) => one.field))) {
      if (isAll || touched.has(field)) tellAt(field, located.filter((one) => one.field === field).map((one) => one.problem))
    }
    const lines = located.map(({ problem, field }) => lineOf(problem, field))
    list.replaceChildren(...lines)
    count.textContent = numberIn(count, problems.length)
    link.textContent = numberIn(link, problems.length)
  }

  /** @param {HTMLElement} element @param {number} n */
  const numberIn = ({ dataset }, n) => fillIn(n === 0 ? dataset.none : n === 1 ? dataset.one : dataset.many, { n })

  /** @param {HTMLElement} field @param {Problem[]} problems */
  function tellAt(field, problems) {
    const told = field.querySelector("[data-problem]")
    if (!(told instanceof HTMLElement)) return
    told.hidden = !problems.length
    told.replaceChildren(...problems.flatMap((problem, index) => [...(index ? [document.createElement("br")] : []), `${problem.message}. `, remedyOf(problem)]))
    const input = field.dataset.control === "line" ? field.querySelector("[data-value], [data-slug]") : null
    if (problems.length) input?.setAttribute("aria-invalid", "true")
    else input?.removeAttribute("aria-invalid")
  }

  /** @param {Problem} problem */
  function remedyOf({ remedy, code }) {
    const made = document.createElement("span")
    made.className = "form-field__remedy"
    made.textContent = fillIn(words.remedy, { remedy, code })
    return made
  }

  /** @param {Problem} problem @param {HTMLElement} field */
  function lineOf(problem, field) {
    const line = document.createElement("li")
    const jump = document.createElement("a")
    jump.href = `#${field.id || field.querySelector("[id]")?.id || ""}`
    jump.textContent = pathOf(field)
    jump.addEventListener("click", (event) => {
      event.preventDefault()
      showField(field)
    })
    line.append(jump, `: ${problem.message}. `, remedyOf(problem))
    return line
  }

  find(root, "[data-check]").addEventListener("click", async () => {
    isAll = true
    await tell()
    const first = list.querySelector("a")
    first?.focus()
  })

  return {
    load,
    /** @param {HTMLElement} target what was changed */
    changed(target) {
      const field = target.closest("[data-control]")
      if (field instanceof HTMLElement) touched.add(field)
      return tell()
    },
    all() {
      isAll = true
      return tell()
    },
    none() {
      isAll = false
      touched.clear()
      for (const field of [slugField, ...places().values()]) tellAt(field, [])
      list.replaceChildren()
      count.textContent = count.dataset.start ?? ""
      link.textContent = link.dataset.start ?? ""
    },
  }
}

/** The field at a route, or the one around it; none for what is about the whole file. @param {Map<string, HTMLElement>} places @param {string} route @returns {HTMLElement | undefined} */
function nearestPlace(places, route) {
  if (!route) return undefined
  return places.get(route) ?? nearestPlace(places, route.split(".").slice(0, -1).join("."))
}

/** @param {Node} one @param {Node} other */
function inOrder(one, other) {
  if (one === other) return 0
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

/** The names of a field and of what it stands in. @param {HTMLElement} field */
function pathOf(field) {
  const names = []
  for (let at = /** @type {Element | null | undefined} */ (field); at; at = at.parentElement?.closest("[data-control]")) {
    const name = at.querySelector(":scope > label [data-title], :scope > legend [data-title]")?.textContent ?? at.querySelector(":scope > label, :scope > legend")?.textContent
    if (name) names.unshift(name.trim())
  }
  return names.join(", ")
}

/** Open what is folded around a field, and put the focus in it. @param {HTMLElement} field */
export function showField(field) {
  for (let at = field.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true
  const target = field.querySelector("[data-value], [data-term], [data-slug], [data-add]")
  if (target instanceof HTMLElement) target.focus()
}
