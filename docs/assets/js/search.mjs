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
import { filtersIn } from "./search_filters.mjs"

const BATCH = 10
/** Milliseconds in which somebody may type on before anything changes on the screen. */
export const PAUSE = 150
/** Milliseconds after which who waits is told that the search fails; what still comes is shown. */
export const PATIENCE = 8000
/** Milliseconds between two clicks that may be a double click; the most that Windows offers. */
const DOUBLE = 900
/** Kept only for a visitor who turned the key `/` off, as WCAG 2.1.4 asks. */
const KEY_OFF = "kenniscentrum.zoektoets-uit"

/** @param {HTMLElement} button */
export function mount(button) {
  /** @type {HTMLDialogElement | undefined} */
  let dialog
  const open = () => {
    dialog ??= makeDialog(button)
    if (!dialog.open) dialog.showModal()
    find(dialog, "[type=search]").select()
    repeat(find(dialog, "[data-status]"))
  }
  for (const opener of document.querySelectorAll("[data-search-open]")) {
    opener.addEventListener("click", open)
  }
  tellKey(button)
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

/**
 * Write the status again, so that a screen reader says it. For Orca in Firefox all outside a modal
 * dialog is gone, also the button that it was at; it then goes to the field without a word.
 *
 * @param {HTMLElement} status
 */
async function repeat(status) {
  const told = status.textContent
  status.textContent = ""
  await pause(PAUSE)
  status.textContent ||= told
}

/** @param {HTMLElement} button */
function tellKey(button) {
  button.ariaKeyShortcuts = isKeyOff() ? null : "/"
}

/** @param {boolean} on */
function turnKey(on) {
  try {
    if (on) localStorage.removeItem(KEY_OFF)
    else localStorage.setItem(KEY_OFF, "1")
  } catch {
    // then the key cannot be turned off, and nothing else suffers
  }
}

/** @param {number} time in milliseconds */
const pause = (time) => new Promise((go) => setTimeout(go, time))

/** @param {ParentNode} root @param {string} selector @returns {any} */
const find = (root, selector) => root.querySelector(selector)

/** @param {ParentNode} root @param {string} selector @returns {any} a copy of what a template holds */
const copyOf = (root, selector) =>
  document.importNode(find(root, selector).content, true).firstElementChild

/** @param {HTMLElement} button @returns {HTMLDialogElement} the dialog, in the page and at work */
function makeDialog(button) {
  const dialog = copyOf(document, "#kc-search")
  document.body.append(dialog)
  const [field, status, list] = ["[type=search]", "[data-status]", "[data-results]"].map((part) =>
    find(dialog, part),
  )
  const filters = filtersIn(find(dialog, "details"))
  /** @type {Promise<any> | undefined} */
  let index
  /** @type {any[]} */
  let found = []
  let turn = 0
  let again = ""
  let askedMore = -DOUBLE

  async function load() {
    // Most visitors never search. Until this name comes, who tries again asks for another: one that
    // failed Firefox does not ask for again, and one that is still awaited no browser does.
    const name = again
    again = `?${turn}`
    const { openIndex } = await import(`./search_index.mjs${name}`)
    again = name
    const opened = await openIndex(field.dataset.unasked.split(" "))
    filters.offer(opened.values)
    return opened
  }

  /** @param {string} name of a text of the status line @param {number} [number] */
  function say(name, number) {
    status.textContent = (status.dataset[name] ?? "").replace("{number}", String(number))
  }

  /** Each page as soon as it is there, and those before it. */
  async function showMore() {
    const mine = turn
    const more = find(dialog, "[data-more]")
    const shown = list.children.length
    const pages = found.slice(shown, shown + BATCH).map((one) => one.data())
    Promise.all(pages).catch(() => {}) // what fails is told below, once
    list.ariaBusy = "true"
    more.disabled = true // a second click would show the same once more
    try {
      for (const page of pages) {
        const item = resultOf(await page)
        if (mine !== turn) return
        list.append(item)
      }
    } finally {
      more.disabled = false
      if (mine === turn) list.ariaBusy = "false"
    }
    more.hidden = list.children.length >= found.length
    if (shown) find(list.children[shown], "a").focus()
  }

  /** @param {any} page as Pagefind gives it */
  function resultOf(page) {
    const item = copyOf(dialog, "[data-result]")
    find(item, "[data-kind]").textContent = page.filters.Soort?.join(" · ") ?? ""
    find(item, "[data-link]").textContent = page.meta.title
    find(item, "[data-link]").href = page.url
    for (const { text, match } of excerptOf(page)) {
      const piece = match ? document.createElement("mark") : new Text()
      piece.textContent = text
      find(item, "[data-excerpt]").append(piece)
    }
    return item
  }

  /** @param {string} name of the help that is needed and of what the status line says */
  function tell(name) {
    for (const part of dialog.querySelectorAll("[data-help]")) part.hidden = part.dataset.help !== name
    find(dialog, "[data-ways]").hidden = found.length > 0
    say(name, found.length)
  }

  /** @param {number} mine @param {boolean} isComing whether what was found is there, and its rest may come */
  function tellFailed(mine, isComing = false) {
    if (mine !== turn) return
    if (!isComing) {
      found = []
      find(dialog, "[data-more]").hidden = true
    }
    tell("failed")
  }

  /** @param {unknown} asked the index that failed; who goes on gets a new one */
  function forget(asked) {
    if (index === asked) index = undefined
  }

  /** @param {number} time */
  async function askMore(time) {
    askedMore = time
    const [asked, mine] = [index, turn]
    let isSlow = false
    const offerAgain = (isComing = false) => {
      tellFailed(mine, isComing)
      if (mine === turn) find(dialog, "[data-again]").focus()
      isSlow = isComing
    }
    const slow = setTimeout(offerAgain, PATIENCE, true)
    try {
      await showMore()
      if (isSlow && mine === turn) tell("many")
    } catch {
      forget(asked)
      offerAgain()
    }
    clearTimeout(slow)
  }

  async function update() {
    const mine = ++turn
    const isLate = () => mine !== turn
    list.ariaBusy = "true"
    if (!index) say("loading")
    const asked = (index ??= load())
    let isFound = false
    const slow = setTimeout(() => {
      if (!isFound && !isLate()) list.replaceChildren()
      tellFailed(mine, isFound)
    }, PATIENCE)
    try {
      const pages = await asked
      const calm = pause(PAUSE)
      await Promise.all([pages.prepare(field.value), pause(PAUSE / 2)])
      if (isLate()) return
      const words = field.value.trim()
      const [all] = await Promise.all([pages.find(words), calm])
      if (isLate()) return
      const isNarrowed = Object.keys(filters.chosen()).length > 0
      found = words || isNarrowed ? pages.narrow(all, filters.chosen()) : []
      list.replaceChildren()
      isFound = true
      const shown = showMore()
      filters.count((chosen, name, value) => pages.count(pages.narrow(all, chosen), name, value))
      await shown
      if (isLate()) return
      for (const item of dialog.querySelectorAll("[data-narrowed]")) item.hidden = !isNarrowed
      tell(words || isNarrowed ? (["none", "one"][found.length] ?? "many") : "start")
    } catch {
      forget(asked)
      if (!isLate()) list.replaceChildren()
      tellFailed(mine)
    }
    clearTimeout(slow)
    if (!isLate()) list.ariaBusy = "false"
  }

  find(dialog, "details").open = matchMedia("(width >= 48em)").matches
  const key = find(dialog, "[data-key]")
  key.checked = !isKeyOff()
  dialog.addEventListener("input", (/** @type {Event} */ event) => {
    if (event.target !== key) return update()
    turnKey(key.checked)
    tellKey(button)
  })
  dialog.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault()
    find(list, "a")?.focus()
  })
  dialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") dialog.close() // a filled search field would keep the key to itself
  })
  dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const { target } = event
    if (!(target instanceof Element)) return
    // The second click of a double click on "more" falls on what came in its place. A key has no detail.
    const isSecond = event.detail > 0 && event.timeStamp - askedMore < DOUBLE
    if (isSecond && list.contains(target)) event.preventDefault()
    if (target === dialog || target.matches("[data-close]")) dialog.close()
    if (target.matches("[data-more]")) askMore(event.timeStamp)
    if (target.matches("[data-example]")) field.value = target.textContent
    if (target.matches("[data-clear]")) filters.clear()
    if (target.matches("[data-again]")) index = undefined
    if (target.matches("[data-example], [data-clear], [data-again]")) {
      field.focus()
      update()
    }
  })
  update()
  return dialog
}
