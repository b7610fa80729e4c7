// @ts-check
/**
 * The search: its button and the key `/` open a dialog that asks Pagefind's index.
 *
 * Dialog and index come at first use. Every word on it is in the template of
 * `macros/theme/partials/kc-search.html`; what the index gives is put in as text.
 *
 * @module search
 */

import { announce, isSlashOff, marked, setSlashOff, takeFrom } from "./search_parts.mjs"

const SITE = new URL("../../", import.meta.url)
const BATCH = 10
const PAUSE = 150
const SLOW = 500

/** @param {HTMLElement} button */
export function mount(button) {
  /** @type {HTMLDialogElement | undefined} */
  let dialog
  const open = () => {
    dialog ??= makeDialog()
    if (!dialog.open) dialog.showModal()
    dialog.querySelector("input")?.select()
  }
  button.addEventListener("click", open)
  document.addEventListener("keydown", (event) => {
    const busy = "input, textarea, select, [contenteditable], dialog"
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isSlashOff()) return
    if (event.target instanceof Element && event.target.closest(busy)) return
    event.preventDefault()
    open()
  })
}

/** @returns {Promise<any>} Pagefind, ready to search */
async function loadIndex() {
  const pagefind = await import(new URL("pagefind/pagefind.js", SITE).href)
  await pagefind.options({ baseUrl: SITE.pathname })
  await pagefind.init()
  return pagefind
}

/** @returns {HTMLDialogElement} the dialog, in the page and listening */
function makeDialog() {
  document.body.append(takeFrom(document, "#kc-search"))
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.kc-search"))
  /** @param {string} name @returns {any} */
  const part = (name) => dialog.querySelector(`[data-${name}]`)
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input[type=search]"))
  const groups = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("[data-filter]")])
  /** @type {Promise<any> | undefined} */
  let index
  let turn = 0
  /** @type {any[]} */
  let found = []

  /** @param {HTMLElement} [except] @returns {Record<string, {any: string[]}>} */
  function chosen(except) {
    const picked = groups
      .filter((group) => group !== except)
      .map((group) => [group.dataset.filter, [...group.querySelectorAll("input:checked")]])
      .filter(([, boxes]) => boxes?.length)
    return Object.fromEntries(
      picked.map(([name, boxes]) => [name, { any: /** @type {any[]} */ (boxes).map((box) => box.value) }]),
    )
  }

  /** @param {Record<string, Record<string, number>>} filters */
  function offer(filters) {
    for (const group of groups) {
      const values = Object.keys(filters[group.dataset.filter ?? ""] ?? {})
      for (const value of values.sort((a, b) => a.localeCompare(b, "nl"))) {
        const option = takeFrom(dialog, "[data-option]")
        option.querySelector("[data-value]").textContent = value
        option.querySelector("input").value = value
        group.append(option)
      }
    }
  }

  /** Beside each choice, what it would give: its own group is left out, for choices in it add up. */
  async function count(/** @type {any} */ pagefind, /** @type {string | null} */ term) {
    for (const group of groups) {
      const { filters } = await pagefind.search(term, { filters: chosen(group) })
      const counts = filters[group.dataset.filter ?? ""] ?? {}
      for (const label of group.querySelectorAll("label")) {
        const box = /** @type {HTMLInputElement} */ (label.querySelector("input"))
        const number = counts[box.value] ?? 0
        label.hidden = !number && !box.checked
        /** @type {Element} */ (label.querySelector("[data-count]")).textContent = `(${number})`
      }
      group.hidden = !group.querySelector("label:not([hidden])")
    }
  }

  async function showMore() {
    const mine = turn
    const shown = part("results").children.length
    const pages = await Promise.all(found.slice(shown, shown + BATCH).map((one) => one.data()))
    if (mine !== turn) return
    for (const page of pages) {
      const item = takeFrom(dialog, "[data-result]")
      item.querySelector("[data-kind]").textContent = page.filters.Soort?.join(" · ") ?? ""
      item.querySelector("[data-link]").textContent = page.meta.title
      item.querySelector("[data-link]").href = page.url
      item.querySelector("[data-excerpt]").append(...marked(page))
      part("results").append(item)
    }
    part("more").hidden = part("results").children.length >= found.length
    return part("results").children[shown]?.querySelector("a")
  }

  async function update() {
    const mine = ++turn
    const term = field.value.trim()
    const narrowed = Object.keys(chosen()).length > 0
    const slow = setTimeout(() => announce(part("status"), "busy"), SLOW)
    try {
      if (!index) {
        announce(part("status"), "loading")
        index = loadIndex()
        offer(await (await index).filters())
      }
      const pagefind = await index
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
      if (mine !== turn) return
      const { results } = await pagefind.search(term || null, { filters: chosen() })
      await count(pagefind, term || null)
      if (mine !== turn) return
      const asked = Boolean(term) || narrowed
      found = asked ? results : []
      part("results").replaceChildren()
      await showMore()
      if (mine !== turn) return
      announce(part("status"), asked ? "found" : "", found.length)
      part("help=start").hidden = asked
      part("help=none").hidden = !asked || found.length > 0
      part("ways").hidden = found.length > 0
      for (const item of dialog.querySelectorAll("[data-narrowed], .kc-search__filters > [data-clear]")) {
        /** @type {HTMLElement} */ (item).hidden = !narrowed
      }
    } catch (error) {
      index = undefined
      if (mine === turn) announce(part("status"), "failed")
    } finally {
      clearTimeout(slow)
    }
  }

  const listen = (/** @type {EventTarget} */ on, /** @type {string} */ type, /** @type {any} */ act) =>
    on.addEventListener(type, act)
  listen(dialog, "input", update)
  update()
  return dialog
}
