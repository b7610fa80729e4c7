// @ts-check
/**
 * A catalogue: cards that follow the chosen filters, the typed words and the order.
 *
 * The page holds all cards and all filters with their numbers; without this script it stays whole.
 * The state stands in the fragment of the address, which no server ever sees.
 *
 * @module catalogue
 */

import { filter, folded } from "./filtering.mjs"
import { mount as freshen } from "./freshness.mjs"

/** As many cards as are put on the page at once, some screens full; then in each next frame. */
const FIRST = 60
const NEXT = 240

/** @typedef {import("./filtering.mjs").Choice} Choice */
/** @typedef {{choice: Choice, text: string, order: string}} State */

/** @param {HTMLElement} root */
export function mount(root) {
  const { facets, items } = JSON.parse(find(root, "[data-catalogue]").textContent ?? "")
  const carried = items.map((/** @type {{carried: number[][]}} */ item) => item.carried)
  const form = /** @type {HTMLFormElement} */ (find(root, "form"))
  const list = find(root, "[data-items]")
  const cards = /** @type {HTMLElement[]} */ ([...list.children])
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")])
  const words = /** @type {HTMLInputElement} */ (form.elements.namedItem("text"))
  const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("order"))
  const total = find(root, "[data-total]")
  const chips = find(root, "[data-chips]")
  const chip = /** @type {HTMLTemplateElement} */ (find(root, "[data-chip]"))
  const toggle = find(root, ".catalogue__toggle")
  const collator = new Intl.Collator("nl")
  /** @type {string[] | undefined} */
  let texts
  let shownOrder = "title"
  let places = cards.map((_, index) => index)
  let shown = cards
  let waiting = 0

  /** @returns {State} */
  function state() {
    /** @type {Choice} */
    const choice = new Map()
    for (const box of boxes) {
      if (!box.checked) continue
      if (!choice.has(box.name)) choice.set(box.name, new Set())
      choice.get(box.name)?.add(box.value)
    }
    return { choice, text: words.value.trim(), order: order.value }
  }

  /** @param {string} text */
  function matcher(text) {
    const wanted = folded(text).split(/\s+/).filter(Boolean)
    if (!wanted.length) return undefined
    texts ??= cards.map((card) => folded(card.textContent ?? ""))
    const all = texts
    return (/** @type {number} */ index) => wanted.every((word) => all[index].includes(word))
  }

  function show() {
    const now = state()
    const found = filter(facets, carried, now.choice, matcher(now.text))
    if (now.order !== shownOrder) sort(now.order)
    put(places.filter((index) => found.fits[index]).map((index) => cards[index]))
    tell(found.total)
    showCounts(found.counts)
    showChips(now)
  }

  /**
   * Put these cards on the page and take the others off: hiding them one by one costs many times
   * more, because rules of the theme look from every hidden element at those after it.
   *
   * @param {HTMLElement[]} wanted
   */
  function put(wanted) {
    if (wanted.length === shown.length && wanted.every((card, place) => card === shown[place])) return
    shown = wanted
    cancelAnimationFrame(waiting)
    list.replaceChildren(...shown.slice(0, FIRST))
    if (FIRST < shown.length) waiting = requestAnimationFrame(more)
  }

  function more() {
    const there = list.children.length
    list.append(...shown.slice(there, there + NEXT))
    if (there + NEXT < shown.length) waiting = requestAnimationFrame(more)
  }

  /** @param {number} number */
  function tell(number) {
    const { one, many, of } = total.dataset
    const all = `${items.length} ${items.length === 1 ? one : many}`
    const text = number === items.length ? all : `${number} ${of} ${all}`
    if (total.textContent !== text) total.textContent = text
    find(root, "[data-empty]").hidden = number > 0
  }

  /** @param {Uint32Array[]} counts */
  function showCounts(counts) {
    let next = 0
    facets.forEach((/** @type {{values: string[]}} */ facet, /** @type {number} */ place) => {
      for (let value = 0; value < facet.values.length; value++) {
        const label = /** @type {HTMLElement} */ (boxes[next++].closest("label"))
        const text = String(counts[place][value])
        const element = find(label, "[data-count]")
        if (element.textContent !== text) element.textContent = text
        label.classList.toggle("facet__option--none", counts[place][value] === 0)
      }
    })
  }

  /** @param {State} now */
  function showChips(now) {
    const made = boxes.filter((box) => box.checked).map((box) => makeChip(labelOf(box), () => (box.checked = false)))
    if (now.text) made.push(makeChip(`“${now.text}”`, () => (words.value = "")))
    chips.replaceChildren(...made)
    chips.hidden = made.length === 0
    find(root, "[data-clear-line]").hidden = made.length < 2
    find(root, "[data-chosen-count]").textContent = made.length ? `(${made.length})` : ""
    for (const facet of root.querySelectorAll("[data-facet]")) {
      const chosen = facet.querySelectorAll("input:checked").length
      find(facet, "[data-facet-count]").textContent = chosen ? `(${chosen})` : ""
    }
  }

  /**
   * @param {string} text
   * @param {() => void} undo
   */
  function makeChip(text, undo) {
    const item = /** @type {DocumentFragment} */ (chip.content.cloneNode(true))
    find(item, "[data-chip-label]").textContent = text
    find(item, "button").addEventListener("click", () => {
      undo()
      changed()
      const next = /** @type {HTMLElement | null} */ (chips.querySelector("button"))
      ;(next ?? words).focus()
    })
    return item
  }

  /** @param {string} by */
  function sort(by) {
    const titles = cards.map((card) => find(card, ".card__title, [data-title]").textContent?.trim() ?? "")
    const key = (/** @type {number} */ index) => items[index].keys[by] ?? ""
    const descending = by === "newest" || by === "mrl"
    places = cards.map((_, index) => index).sort((a, b) => {
      const [first, second] = by === "title" ? [titles[a], titles[b]] : [key(a), key(b)]
      if (first !== second && (!first || !second)) return first ? -1 : 1
      return (descending ? -1 : 1) * collator.compare(first, second) || a - b
    })
    shownOrder = by
  }

  /** Put the state in the address; a new choice is a new step back, another letter is not. */
  function changed(step = true) {
    show()
    const { choice, text, order } = state()
    const address = new URLSearchParams()
    for (const [name, values] of choice) for (const value of values) address.append(name, value)
    if (text) address.set("text", text)
    if (order !== "title") address.set("order", order)
    const fragment = address.size ? `#${address}` : location.pathname + location.search
    history[step ? "pushState" : "replaceState"](null, "", fragment)
  }

  function restore() {
    const address = new URLSearchParams(location.hash.slice(1))
    for (const box of boxes) {
      box.checked = address.getAll(box.name).includes(box.value)
      if (box.checked) box.closest("details")?.setAttribute("open", "")
    }
    words.value = (address.get("text") ?? "").slice(0, words.maxLength)
    const known = [...order.options].map((option) => option.value)
    const wanted = address.get("order") ?? ""
    order.value = known.includes(wanted) ? wanted : "title"
    show()
  }

  form.addEventListener("change", (event) => {
    if (event.target !== words) changed()
  })
  words.addEventListener("input", () => changed(false))
  form.addEventListener("submit", (event) => event.preventDefault())
  find(root, "[data-clear]").addEventListener("click", () => {
    for (const box of boxes) box.checked = false
    words.value = ""
    changed()
    words.focus()
  })
  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true"
    toggle.setAttribute("aria-expanded", String(open))
  })
  // A link elsewhere on the page that stands for one choice, such as a province on the map.
  for (const link of document.querySelectorAll("[data-choose]")) {
    link.addEventListener("click", (event) => {
      const [name, value] = /** @type {HTMLElement} */ (link).dataset.choose?.split("=") ?? []
      const box = boxes.find((one) => one.name === name && one.value === value)
      if (!box) return
      event.preventDefault()
      box.checked = true
      box.closest("details")?.setAttribute("open", "")
      changed()
      total.scrollIntoView({ block: "center" })
    })
  }
  addEventListener("popstate", restore)
  freshen(list) // while every card is on the page
  restore()
}

/** @param {HTMLInputElement} box */
const labelOf = (box) => find(/** @type {Element} */ (box.closest("label")), ".facet__label").textContent ?? ""

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
function find(root, selector) {
  const found = root.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`the catalogue lacks ${selector}`)
  return found
}
