// @ts-check
/**
 * The coverage matrix: a table that follows the year, size, province and schemes one looks at.
 *
 * The page holds the table and its instruments for the day of the last check; without this script
 * it stays that. The state stands in the fragment of the address, which no server ever sees. Every
 * word comes from `macros/components/coverage_matrix.html.jinja` and the vocabularies.
 *
 * @module coverage_matrix
 */

import { FILLED, LISTS, OTHER_HELP, countsOf, cover, stateOf, summary } from "./coverage.mjs"
import { fit } from "./rules.mjs"

/** @typedef {import("./coverage.mjs").Cell} Cell */

const FITS_NOT = "past-niet"
const NAMES = ["year", "size", "province", "only"]
const listed = new Intl.ListFormat("nl", { type: "conjunction" })
const dated = new Intl.DateTimeFormat("nl", { dateStyle: "long", timeZone: "UTC" })

/** @param {HTMLElement} root */
export function mount(root) {
  const data = JSON.parse(find(root, "script[data-coverage]").textContent ?? "")
  const facts = new Map(data.facts.map((/** @type {any} */ one) => [one.slug, one]))
  const form = /** @type {HTMLFormElement} */ (find(root, "form"))
  const panel = find(root, "[data-panel]")
  const title = find(root, "[data-panel-title]")
  const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("[data-cell]")])
  const today = localDay(new Date())
  /** @type {Cell[]} */
  let cells = []
  let open = ""

  const chosen = () =>
    Object.fromEntries(NAMES.map((name) => [name, String(new FormData(form).get(name) ?? "")]))

  function view() {
    const { year, size, province, only } = chosen()
    return { date: year || today, size, province, only: only ? data.selections[only] : undefined }
  }

  /** What is chosen, in the words of the form. */
  function words() {
    const { year } = chosen()
    const names = ["size", "province"].map((name) => {
      const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem(name))
      return select.selectedOptions[0].text
    })
    const only = form.querySelector("input[name=only]:checked")?.closest("label")?.textContent?.trim()
    return [year || dutch(today), ...names, only].join(" · ")
  }

  /** @param {boolean} told  Whether the change is said aloud. */
  function show(told) {
    const now = view()
    cells = cover(data.facts, data.needs, data.types, now)
    cells.forEach((cell, place) => {
      links[place].href = `#${address(`${cell.need}-${cell.type}`)}`
      find(links[place], "[data-badges]").replaceChildren(...badges(cell))
      const number = find(root, `[data-number="${cell.need}"]`)
      const total = LISTS.reduce((sum, name) => sum + cell.lists[name].length, 0)
      number.textContent = String(total - cell.lists[OTHER_HELP].length)
    })
    find(root, "[data-view]").textContent = words()
    showSummary(now.date)
    showPanel()
    if (!told) return
    const filled = cells.filter((cell) => FILLED.includes(stateOf(cell)))
    const status = find(root, "[data-told]")
    const text = fill(status.dataset.text ?? "", { filled: filled.length, all: cells.length })
    status.textContent = `${words()}. ${text}`
  }

  /** @param {Cell} cell */
  function badges(cell) {
    return countsOf(cell).flatMap(([name, number]) => [badge(name, number), " "])
  }

  /**
   * @param {string} name
   * @param {number} number
   */
  function badge(name, number) {
    const made = clone(root, "[data-badge]")
    made.classList.add(`coverage-state--${name}`)
    made.textContent = number ? `${data.states[name]}: ${number}` : data.states[name]
    return made
  }

  /** @param {string} date */
  function showSummary(date) {
    /** @type {HTMLElement[]} */
    const made = []
    for (const { code, values } of summary(cells, data.facts, data.types, date)) {
      const text = fill(data.sentences[code], values)
      if (code === "onzeker" && made.length) made[made.length - 1].append(` ${text}`)
      else made.push(Object.assign(document.createElement("p"), { textContent: text }))
    }
    find(root, "[data-summary]").replaceChildren(...made)
  }

  function showPanel() {
    const cell = cells.find(({ need, type }) => `${need}-${type}` === open)
    panel.hidden = !cell
    for (const link of links) {
      if (link.dataset.cell === open) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    }
    if (!cell) return
    const row = links.find((link) => link.dataset.cell === open)
    title.textContent = fill(title.dataset.text ?? "", {
      need: rowLabel(row),
      type: cell.type,
      label: columnLabel(data.types.indexOf(cell.type)),
    })
    find(root, "[data-panel-view]").textContent = words()
    find(root, "[data-panel-state]").replaceChildren(...badges(cell))
    const groups = LISTS.filter((name) => name !== OTHER_HELP && cell.lists[name].length)
    const made = groups.map((name) => group(cell, name))
    find(root, "[data-panel-groups]").replaceChildren(
      ...(made.length ? made : [clone(root, "[data-nothing]")]),
    )
  }

  /**
   * @param {Cell} cell
   * @param {string} name
   */
  function group(cell, name) {
    const made = clone(root, name === FITS_NOT ? "[data-folded]" : "[data-group]")
    find(made, "[data-label]").textContent = data.states[name]
    find(made, "[data-count]").textContent = String(cell.lists[name].length)
    find(made, "ul").append(...cell.lists[name].map((slug) => item(slug, cell)))
    return made
  }

  /**
   * @param {string} slug
   * @param {Cell} cell
   */
  function item(slug, { need, type }) {
    const made = clone(root, "[data-item]")
    const { title: name, url, status, as_of, as_of_text } = data.shown[slug]
    const link = /** @type {HTMLAnchorElement} */ (find(made, "[data-title]"))
    link.href = url
    link.textContent = name
    const { only: _, ...profile } = view()
    const { deciding } = fit(facts.get(slug), { ...profile, type, needs: [need] })
    find(made, "[data-why]").textContent = deciding ? sentence(deciding) : ""
    find(made, "[data-status]").hidden = profile.date.length === 4
    find(made, "[data-status-words]").textContent = status
    find(made, "[data-dated]").hidden = !as_of
    find(made, "[data-undated]").hidden = Boolean(as_of)
    find(made, "[data-as-of]").textContent = as_of_text
    find(made, "[data-aged]").hidden = !as_of || !isOld(as_of, today)
    return made
  }

  /** @param {import("./rules.mjs").Criterion} criterion */
  function sentence({ reason, values }) {
    /** @type {Record<string, string>} */
    const told = {}
    for (const [name, value] of Object.entries(values)) {
      const labels = data.labels[name]
      if (labels) told[name] = listed.format(value.map((/** @type {string} */ one) => labels[one]))
      else told[name] = name === "date" ? dutch(value) : String(value)
    }
    return fill(data.reasons[reason], told)
  }

  /** @param {Element | undefined} link */
  const rowLabel = (link) => link?.closest("tr")?.querySelector("th")?.firstChild?.textContent?.trim() ?? ""

  /** @param {number} place */
  const columnLabel = (place) => root.querySelectorAll(".coverage__type")[place].textContent ?? ""

  /** @param {string} cell */
  function address(cell) {
    const parts = new URLSearchParams()
    for (const [name, value] of Object.entries(chosen())) if (value) parts.set(name, value)
    if (cell) parts.set("cell", cell)
    return String(parts)
  }

  function changed() {
    const fragment = address(open)
    history.pushState(null, "", fragment ? `#${fragment}` : location.pathname + location.search)
    show(true)
  }

  /** @param {string} fragment */
  function restore(fragment) {
    const wanted = new URLSearchParams(fragment)
    form.reset()
    for (const name of NAMES) {
      const value = wanted.get(name) ?? ""
      for (const option of form.querySelectorAll("option")) {
        if (option.closest("select")?.name === name && option.value === value) option.selected = true
      }
      for (const radio of form.querySelectorAll("input")) {
        if (radio.name === name && radio.value === value) radio.checked = true
      }
    }
    const cell = wanted.get("cell") ?? fragment
    open = links.some((link) => link.dataset.cell === cell) ? cell : ""
    show(false)
  }

  form.addEventListener("change", changed)
  form.addEventListener("submit", (event) => event.preventDefault())
  find(root, "[data-reset]").addEventListener("click", () => {
    form.reset()
    changed()
  })
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      open = link.dataset.cell ?? ""
      changed()
      title.focus()
    })
  }
  find(root, "[data-close]").addEventListener("click", () => {
    const link = links.find((one) => one.dataset.cell === open)
    open = ""
    changed()
    link?.focus()
  })
  // A button elsewhere on the page that stands for one view.
  for (const button of document.querySelectorAll("[data-coverage-view]")) {
    button.addEventListener("click", () => {
      const fragment = /** @type {HTMLElement} */ (button).dataset.coverageView ?? ""
      restore(fragment)
      changed()
      form.scrollIntoView({ block: "start" })
      find(form, "select").focus({ preventScroll: true })
    })
  }
  addEventListener("popstate", () => restore(location.hash.slice(1)))
  find(root, "[data-old]").hidden = !isOld(root.dataset.checked ?? "", today)
  restore(location.hash.slice(1))
  if (open) panel.scrollIntoView({ block: "center" })
}

/**
 * Whether a day, month or year lies more than twelve months before `today`.
 *
 * @param {string} date
 * @param {string} today
 */
function isOld(date, today) {
  const due = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
  return due < today.slice(0, due.length)
}

/** @param {Date} now */
function localDay(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** @param {string} date */
const dutch = (date) => dated.format(new Date(`${date}T00:00:00Z`))

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""))

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
function clone(root, selector) {
  const template = /** @type {HTMLTemplateElement} */ (find(root, `template${selector}`))
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true))
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
function find(root, selector) {
  const found = root.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`the matrix lacks ${selector}`)
  return found
}
