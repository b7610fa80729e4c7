// @ts-check
/**
 * The search: its button and the key `/` open a dialog that asks Pagefind's index.
 *
 * Dialog and index come at first use. Every word on it is in the template of
 * `macros/theme/partials/kc-search.html`; what the index gives is put in as text.
 *
 * @module search
 */

import { excerptOf } from "./search_excerpt.mjs"

const SITE = new URL("../../", import.meta.url)
const BATCH = 10
const PAUSE = 150
/** Remembered only for a visitor who turned the key `/` off, as WCAG 2.1.4 asks. */
const KEY_OFF = "kenniscentrum.zoektoets-uit"

/** @param {HTMLElement} button */
export function mount(button) {
  /** @type {HTMLDialogElement | undefined} */
  let dialog
  const open = () => {
    dialog ??= makeDialog()
    if (!dialog.open) dialog.showModal()
    find(dialog, "[type=search]").select()
  }
  button.addEventListener("click", open)
  document.addEventListener("keydown", (event) => {
    const elsewhere = "input, textarea, select, [contenteditable], dialog"
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isKeyOff()) return
    if (event.target instanceof Element && event.target.closest(elsewhere)) return
    event.preventDefault()
    open()
  })
}

function isKeyOff() {
  try {
    return localStorage.getItem(KEY_OFF) !== null
  } catch {
    return false // a browser may refuse to keep anything
  }
}

/** @param {boolean} off */
function turnKey(off) {
  try {
    if (off) localStorage.setItem(KEY_OFF, "1")
    else localStorage.removeItem(KEY_OFF)
  } catch {
    // then it is off for nobody
  }
}

/** @param {ParentNode} root @param {string} selector @returns {any} */
const find = (root, selector) => root.querySelector(selector)

/** @param {ParentNode} root @param {string} selector @returns {any[]} */
const findAll = (root, selector) => [...root.querySelectorAll(selector)]

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement} a copy of what the template holds */
const copyOf = (root, selector) => document.importNode(find(root, selector).content, true).firstElementChild

/** @returns {HTMLDialogElement} the dialog, in the page and at work */
function makeDialog() {
  const dialog = /** @type {HTMLDialogElement} */ (copyOf(document, "#kc-search"))
  document.body.append(dialog)
  const field = find(dialog, "[type=search]")
  const status = find(dialog, "[data-status]")
  const list = find(dialog, "[data-results]")
  const groups = findAll(dialog, "[data-filter]")
  /** @type {Promise<any> | undefined} */
  let index
  /** @type {any[]} */
  let found = []
  let turn = 0

  async function load() {
    const pagefind = await import(new URL("pagefind/pagefind.js", SITE).href)
    await pagefind.options({ baseUrl: SITE.pathname })
    offer(await pagefind.filters())
    return pagefind
  }

  /** @param {Record<string, Record<string, number>>} filters */
  function offer(filters) {
    for (const group of groups) {
      for (const value of Object.keys(filters[group.dataset.filter] ?? {})) {
        const option = copyOf(dialog, "[data-option]")
        find(option, "[data-value]").textContent = value
        find(option, "input").value = value
        group.append(option)
      }
    }
  }

  /** What is ticked, outside one group if that is given; choices within a group add up. */
  function choices(/** @type {any} */ except = null) {
    const ticked = groups
      .filter((group) => group !== except)
      .map((group) => [group.dataset.filter, { any: findAll(group, ":checked").map((box) => box.value) }])
    return Object.fromEntries(ticked.filter(([, { any }]) => any.length))
  }

  /** Shows beside each choice how many pages it would give. */
  async function count(/** @type {any} */ pagefind, /** @type {string | null} */ words) {
    for (const group of groups) {
      const { filters } = await pagefind.search(words, { filters: choices(group) })
      for (const option of findAll(group, "label")) {
        const box = find(option, "input")
        const number = filters[group.dataset.filter]?.[box.value] ?? 0
        find(option, "[data-count]").textContent = `(${number})`
        option.hidden = !number && !box.checked
      }
      group.hidden = !find(group, "label:not([hidden])")
    }
  }

  async function showMore() {
    const mine = turn
    const shown = list.children.length
    const pages = await Promise.all(found.slice(shown, shown + BATCH).map((one) => one.data()))
    if (mine !== turn) return
    for (const page of pages) {
      const item = copyOf(dialog, "[data-result]")
      find(item, "[data-kind]").textContent = page.filters.Soort?.join(" · ") ?? ""
      find(item, "[data-link]").textContent = page.meta.title
      find(item, "[data-link]").href = page.url
      for (const { text, match } of excerptOf(page)) {
        const piece = match ? document.createElement("mark") : new Text()
        piece.textContent = text
        find(item, "[data-excerpt]").append(piece)
      }
      list.append(item)
    }
    find(dialog, "[data-more]").hidden = list.children.length >= found.length
    if (shown) find(list.children[shown], "a").focus()
  }

  /** @param {string} name of a data attribute of the status line @param {number} [number] */
  function say(name, number) {
    status.textContent = (status.dataset[name] ?? "").replace("{number}", String(number))
  }

  async function update() {
    const mine = ++turn
    const words = field.value.trim()
    try {
      if (!index) say("loading")
      const pagefind = await (index ??= load())
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
      if (mine !== turn) return
      const narrowed = Object.keys(choices()).length > 0
      const asked = Boolean(words) || narrowed
      const { results } = await pagefind.search(words || null, { filters: choices() })
      if (mine === turn) await count(pagefind, words || null)
      if (mine !== turn) return
      found = asked ? results : []
      list.replaceChildren()
      await showMore()
      if (mine !== turn) return
      say(asked ? (["none", "one"][found.length] ?? "many") : "", found.length)
      find(dialog, "[data-help=start]").hidden = asked
      find(dialog, "[data-help=none]").hidden = !asked || found.length > 0
      find(dialog, "[data-ways]").hidden = found.length > 0
      for (const item of findAll(dialog, "[data-narrowed]")) item.hidden = !narrowed
    } catch {
      index = undefined
      if (mine === turn) say("failed")
    }
  }

  find(dialog, "details").open = matchMedia("(width >= 48em)").matches
  find(dialog, "[data-slash]").checked = !isKeyOff()
  dialog.addEventListener("input", ({ target }) => {
    if (target === find(dialog, "[data-slash]")) turnKey(!find(dialog, "[data-slash]").checked)
    else update()
  })
  dialog.addEventListener("submit", (event) => {
    event.preventDefault()
    find(list, "a")?.focus()
  })
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dialog.close() // a filled search field would keep the key to itself
  })
  dialog.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return
    if (target === dialog || target.matches("[data-close]")) dialog.close()
    if (target.matches("[data-more]")) showMore()
    if (target.matches("[data-example]")) field.value = target.textContent
    if (target.matches("[data-clear]")) for (const box of findAll(dialog, "[data-filter] :checked")) box.checked = false
    if (target.matches("[data-example], [data-clear]")) {
      field.focus()
      update()
    }
  })
  update()
  return dialog
}
