// @ts-check
/**
 * The instrumentenwijzer: every instrument in its group, with the reason, after each answer.
 *
 * The page holds all instruments and all texts; without this script it stays a whole list. The
 * answers stand in the fragment of the address, which no server ever sees.
 *
 * @module instrument_finder
 */

import { answersIn } from "./finder_answers.mjs"
import { mountTaken } from "./finder_taken.mjs"
import { mount as freshen, today } from "./freshness.mjs"
import { fits } from "./rules.mjs"

/** @typedef {import("./rules.mjs").Fit} Fit */
/** @typedef {import("./rules.mjs").Criterion} Criterion */

const ALL = "alle"

/** As many instruments of a group as are told at once; then in each next frame. */
const FIRST = 80
const NEXT = 160

/** @param {HTMLElement} root */
export function mount(root) {
  const data = JSON.parse(find(root, "[data-finder]").textContent ?? "")
  const form = /** @type {HTMLFormElement} */ (find(root, "[data-form]"))
  const answers = answersIn(form)
  const items = new Map([...root.querySelectorAll("[data-item]")].map((item) => [slugOf(item), partsOf(item)]))
  const inOrder = [...items.keys()]
  const groups = new Map([...root.querySelectorAll("[data-group]")].map((group) => [groupOf(group), /** @type {HTMLElement} */ (group)]))
  const count = find(root, "[data-count]")
  const told = find(root, "[data-sentences]").dataset
  const day = find(root, "[data-day]")
  const longDate = new Intl.DateTimeFormat("nl", { dateStyle: "long", timeZone: "UTC" })
  const list = new Intl.ListFormat("nl")
  /** @type {Map<string, Fit>} */
  let found = new Map()
  let waiting = 0

  const dateOf = (/** @type {string} */ date) => longDate.format(new Date(date))
  const wordsOf = (/** @type {string} */ name, /** @type {string[]} */ ids) =>
    list.format(ids.map((id) => data.words[name][id]))

  /** @param {Criterion} criterion */
  function sentence({ reason, values }) {
    return data.sentences[reason].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => {
      if (name === "date") return dateOf(values.date)
      return name in data.words ? wordsOf(name, values[name]) : values[name]
    })
  }

  function show() {
    const date = today()
    const asked = answers.profile()
    const isAsked = Object.keys(asked).length > 0
    const fitting = isAsked ? fits(data.facts, { ...asked, date }) : []
    found = new Map(fitting.map((one) => [one.slug, one]))
    day.textContent = dateOf(date)
    find(root, "[data-day-line]").hidden = !isAsked
    const tell = (/** @type {string} */ slug) =>
      tellItem(/** @type {Item} */ (items.get(slug)), found.get(slug), asked.needs ?? [])
    const of = (/** @type {string} */ name) => fitting.filter((one) => one.whole === name).map((one) => one.slug)
    const wanted = new Map([...groups.keys()].map((name) => [name, name === ALL && !isAsked ? inOrder : of(name)]))
    place(wanted, tell)
    root.toggleAttribute("data-asked", isAsked)
    const numbers = []
    for (const [name, group] of groups) {
      group.hidden = isAsked === (name === ALL)
      if (name === ALL) continue
      const number = wanted.get(name)?.length ?? 0
      write(find(group, "[data-number]"), String(number))
      const none = group.querySelector("[data-none]")
      none?.toggleAttribute("hidden", number > 0)
      numbers.push(`${number} ${number === 1 ? group.dataset.one : group.dataset.many}`)
    }
    write(count, isAsked ? `${list.format(numbers)}.` : (count.dataset.start ?? ""))
    write(find(root, "[data-jump]"), numbers.slice(0, 2).join(", "))
    find(root, "[data-jump-line]").hidden = !isAsked
    tellType()
    tellGiven()
  }

  /**
   * Put the items in their groups, each with its words; long groups get the rest in next frames.
   *
   * @param {Map<string, string[]>} wanted
   * @param {(slug: string) => void} tell
   */
  function place(wanted, tell) {
    cancelAnimationFrame(waiting)
    const lists = [...wanted].map(([name, slugs]) => ({
      list: find(/** @type {HTMLElement} */ (groups.get(name)), "[data-items]"),
      slugs,
    }))
    for (const { slugs } of lists) slugs.slice(0, FIRST).forEach(tell)
    arrange(lists.map(({ list, slugs }) => ({ list, order: rootsOf(slugs.slice(0, FIRST)) })))
    const more = () => {
      const rest = lists.filter(({ list, slugs }) => list.children.length < slugs.length)
      for (const { list, slugs } of rest) {
        const next = slugs.slice(list.children.length, list.children.length + NEXT)
        next.forEach(tell)
        list.append(...rootsOf(next))
      }
      if (rest.length) waiting = requestAnimationFrame(more)
    }
    if (lists.some(({ slugs }) => slugs.length > FIRST)) waiting = requestAnimationFrame(more)
  }

  const rootsOf = (/** @type {string[]} */ slugs) => slugs.map((slug) => /** @type {Item} */ (items.get(slug)).root)

  /**
   * Only what is out of place is moved, as that is what takes time.
   *
   * @param {{list: HTMLElement, order: HTMLElement[]}[]} lists
   */
  function arrange(lists) {
    for (const { list, order } of lists) {
      const staying = new Set(order)
      for (const child of [...list.children]) if (!staying.has(/** @type {any} */ (child))) child.remove()
    }
    for (const { list, order } of lists) {
      let next = list.firstElementChild
      for (const item of order) {
        if (item === next) next = next.nextElementSibling
        else list.insertBefore(item, next)
      }
    }
  }

  /**
   * @param {Item} item
   * @param {Fit | undefined} one
   * @param {string[]} needs
   */
  function tellItem(item, one, needs) {
    item.verdict.hidden = !one
    item.covered.hidden = !one || !one.covered.length
    const unknown = one?.criteria.filter((criterion) => criterion.verdict === "onbekend") ?? []
    item.unknown.hidden = !unknown.length
    item.criteria.hidden = !one
    if (!one) return
    mark(item.mark, one.deciding?.verdict ?? "ja")
    write(item.reason, one.deciding ? sentence(one.deciding) : (told.all ?? ""))
    if (one.covered.length) {
      const values = { n: one.covered.length, of: needs.length, needs: wordsOf("needs", one.covered) }
      write(item.covered, (told.covers ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[/** @type {"n"} */ (name)])))
    }
    if (unknown.length) write(item.unknownText, list.format(unknown.map(({ name }) => lower(data.criteria[name]))))
    if (item.more.open) tellCriteria(item, one)
  }

  /**
   * Everything that was looked at; only in what is open, for the others nobody reads.
   *
   * @param {Item} item
   * @param {Fit} one
   */
  function tellCriteria(item, one) {
    const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-criterion]"))
    item.criteria.replaceChildren(
      ...one.criteria.map((criterion) => {
        const line = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
        mark(find(line, "[data-mark]"), criterion.verdict)
        write(find(line, "[data-name]"), `${data.criteria[criterion.name]}:`)
        write(find(line, "[data-text]"), sentence(criterion))
        return line
      }),
    )
  }

  /**
   * @param {HTMLElement} element
   * @param {string} verdict
   */
  function mark(element, verdict) {
    const wanted = `verdict verdict--${verdict}`
    if (element.className !== wanted) element.className = wanted
    write(element, data.verdicts[verdict])
  }

  function tellType() {
    const type = answers.type()
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-type]"))) {
      line.hidden = !answers.asksType() || line.dataset.type !== type
    }
  }

  /** The answers in words, for paper. */
  function tellGiven() {
    const lines = [...form.querySelectorAll("[data-question]")].flatMap((question) => {
      const labels = [...question.querySelectorAll("label:has(:checked) .finder__label, option:checked:not([value=''])")]
      if (!labels.length) return []
      const line = document.createElement("li")
      const title = find(question, ".finder__title").textContent?.trim()
      line.textContent = `${title} ${labels.map((label) => label.textContent).join(", ")}`
      return [line]
    })
    const given = find(root, "[data-given]")
    given.replaceChildren(...lines)
    given.hidden = !lines.length
  }

  /** A new answer is a new step back. */
  function changed() {
    show()
    const fragment = answers.fragment()
    history.pushState(null, "", fragment ? `#${fragment}` : location.pathname + location.search)
  }

  function restore() {
    const fragment = location.hash.slice(1)
    if (fragment && !fragment.includes("=")) return // A place on the page, not answers.
    answers.restore(fragment)
    show()
  }

  form.addEventListener("change", changed)
  form.addEventListener("submit", (event) => event.preventDefault())
  find(root, "[data-clear]").addEventListener("click", () => {
    answers.restore("")
    changed()
    form.querySelector("input")?.focus()
  })
  find(root, "[data-jump]").addEventListener("click", (event) => {
    event.preventDefault()
    const heading = find(root, "#uitkomst")
    heading.tabIndex = -1
    heading.focus()
  })
  for (const [slug, item] of items) {
    item.more.addEventListener("toggle", () => {
      const one = found.get(slug)
      if (item.more.open && one) tellCriteria(item, one)
    })
  }
  mountTaken(root, [...items.values()].map((item) => item.root))
  addEventListener("popstate", restore)
  freshen(root)
  restore()
}

/** @typedef {ReturnType<typeof partsOf>} Item */

/** @param {Element} root */
const partsOf = (root) => ({
  root: /** @type {HTMLElement} */ (root),
  verdict: find(root, "[data-verdict]"),
  mark: find(root, "[data-mark]"),
  reason: find(root, "[data-reason]"),
  covered: find(root, "[data-covered]"),
  unknown: find(root, "[data-unknown]"),
  unknownText: find(root, "[data-unknown] [data-text]"),
  criteria: find(root, "[data-criteria]"),
  more: /** @type {HTMLDetailsElement} */ (find(root, "details")),
})

/** @param {any} item @returns {string} */
const slugOf = (item) => item.dataset.item
/** @param {any} group @returns {string} */
const groupOf = (group) => group.dataset.group
/** @param {string} words */
const lower = (words) => words.charAt(0).toLowerCase() + words.slice(1)

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
function find(root, selector) {
  const found = root.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`the finder lacks ${selector}`)
  return found
}
