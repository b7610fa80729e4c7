// @ts-check
/**
 * The contribution form: what is filled in becomes a file, is kept in this browser, checked and shown.
 *
 * The page holds all fields and all words. Nothing is sent; nothing that is wrong keeps anyone from
 * saving (docs/techniek/besluiten/0011).
 *
 * @module contribution_form
 */

import { draftOf } from "./form_draft.mjs"
import { mountEntries } from "./form_entries.mjs"
import { mountLists, number } from "./form_lists.mjs"
import { fillIn, find, slugOf } from "./form_parts.mjs"
import { mountPreview } from "./form_show.mjs"
import { mountSubmit } from "./form_submit.mjs"
import { mountTold } from "./form_told.mjs"
import { addItem, fill, fillSome, orderOf, takeModels, valueOf } from "./form_values.mjs"
import { read, written } from "./form_yaml.mjs"

const REST = 500
const MOST = 64 * 1024 // What the validator reads.
const IMPROVES = /^#bewerk=([a-z0-9-]+)$/

/** @param {HTMLElement} root */
export function mount(root) {
  const form = find(root, "[data-form]")
  const words = find(root, "[data-words]").dataset
  const slugInput = /** @type {HTMLInputElement} */ (find(root, "[data-slug]"))
  const folder = root.dataset.folder ?? ""
  const site = new URL(root.dataset.root ?? ".", location.href).href
  const draft = draftOf(folder)
  const state = { source: "", improves: "", isOwnSlug: false }
  /** @type {Map<string, HTMLElement>} */
  let places = new Map()
  let waiting = 0

  takeModels(form)
  const order = orderOf(form)
  empty()

  const tell = (/** @type {string | undefined} */ text, values = {}) => (find(root, "[data-told]").textContent = fillIn(text, values))

  function data() {
    places = new Map()
    return /** @type {{ [key: string]: any }} */ (valueOf(form, places))
  }

  function empty() {
    fill(form, {})
    for (const list of form.querySelectorAll("[data-control=list]:not(details *)")) addItem(list)
    for (const list of form.querySelectorAll("[data-control=list]")) number(list)
  }

  function file() {
    const found = data()
    const text = written(state.source, found, order)
    return { text, slug: slug(found), title: String(found.title ?? ""), improves: state.improves }
  }

  /** @param {{ [key: string]: any }} found */
  function slug(found) {
    if (state.improves) return state.improves
    const company = typeof found.company?.name === "string" ? `${found.company.name} ` : ""
    return state.isOwnSlug ? slugInput.value.trim() : slugOf(company + (found.title ?? ""), Number(slugInput.dataset.most)) || words.nameless || ""
  }

  const told = mountTold(root, { folder, site, places: () => places, data, slug: () => slug(data()), isNew: () => !state.improves })
  const preview = mountPreview(root, { folder, site, data, slug: () => slug(data()) })
  const showWay = mountSubmit(root, file)
  const showEntries = mountEntries(form)

  /** Everything on the page that follows from the fields. */
  function show() {
    const { text, slug: name } = file()
    find(root, "[data-yaml]").textContent = text
    if (!state.isOwnSlug) slugInput.value = name
    slugInput.readOnly = Boolean(state.improves)
    showWay()
    showEntries()
    preview.show()
  }

  function keep() {
    clearTimeout(waiting)
    waiting = 0
    const kept = draft.keep({ version: 1, slug: state.isOwnSlug ? slugInput.value : "", improves: state.improves, source: state.source, data: data() })
    tell(kept ? words.saved : words.unsaved)
  }

  /** @param {string} source @param {{ [key: string]: any }} values @param {string} improves @param {string} name */
  function start(source, values, improves, name) {
    Object.assign(state, { source, improves, isOwnSlug: Boolean(name) })
    slugInput.value = name
    empty()
    fillSome(form, values)
    for (const list of form.querySelectorAll("[data-control=list]")) number(list)
    find(root, "[data-improving]").hidden = !improves
    find(root, "[data-improving-title]").textContent = String(values.title ?? "")
    show()
  }

  async function improve(/** @type {string} */ name) {
    const text = await fetch(`${site}data/v1/bron/${folder}/${name}.yml`).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "")
    const found = text ? read(text) : null
    if (!found) {
      show()
      return tell(words.unopened, { title: name })
    }
    start(text, found.data, name, "")
    told.all()
    return tell(words.opened)
  }

  /** A file from this computer, as it was downloaded before. @param {File | undefined} chosen */
  async function open(chosen) {
    const text = chosen && chosen.size <= MOST ? await chosen.text() : ""
    const found = text ? read(text) : null
    if (!chosen || !found) return tell(words.unreadable)
    start(text, found.data, "", chosen.name.replace(/\.ya?ml$/, ""))
    keep()
    told.all()
    return tell(words.opened)
  }

  function restore() {
    const kept = draft.find()
    const [, wanted] = IMPROVES.exec(location.hash) ?? []
    if (kept === "damaged") {
      draft.drop()
      tell(words.damaged)
    }
    const isKept = typeof kept === "object"
    if (isKept) {
      const isReadable = kept.source === "" || read(kept.source) !== null
      start(isReadable ? kept.source : "", kept.data, isReadable ? kept.improves : "", kept.slug)
      tell(words.restored)
    }
    if (!wanted || (isKept && kept.improves === wanted)) return show()
    if (!isKept) return improve(wanted)
    return ask(wanted)
  }

  /** A draft is never lost without asking. @param {string} wanted */
  function ask(wanted) {
    const choice = find(root, "[data-choice]")
    const text = find(root, "[data-choice-text]")
    text.textContent = fillIn(text.dataset.draft, { title: wanted })
    find(root, "[data-open-title]").textContent = wanted
    choice.hidden = false
    show()
  }

  function clear() {
    draft.drop()
    start("", {}, "", "")
    told.none()
    preview.clear()
    if (IMPROVES.test(location.hash)) history.replaceState(null, "", location.pathname + location.search)
    tell(words.cleared)
  }

  mountLists(form, (name, what) => tell(words[name], { name: what }))
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(keep, REST)
  })
  form.addEventListener("change", ({ target }) => {
    keep()
    show()
    if (target instanceof HTMLElement) told.changed(target)
  })
  addEventListener("pagehide", () => waiting && keep())
  slugInput.addEventListener("change", () => {
    state.isOwnSlug = slugInput.value.trim() !== ""
    keep()
    show()
    told.changed(slugInput)
  })
  find(root, "[data-keep]").addEventListener("click", () => (find(root, "[data-choice]").hidden = true))
  find(root, "[data-open]").addEventListener("click", () => {
    find(root, "[data-choice]").hidden = true
    const [, wanted] = IMPROVES.exec(location.hash) ?? []
    if (wanted) improve(wanted)
  })
  find(root, "[data-new]").addEventListener("click", clear)
  const chooser = /** @type {HTMLInputElement} */ (find(root, "[data-file]"))
  chooser.addEventListener("change", async () => {
    await open(chooser.files?.[0])
    chooser.value = "" // The same file may be chosen again.
  })
  const wipe = find(root, "[data-clear]")
  const wipeWords = wipe.textContent
  wipe.addEventListener("click", () => {
    const isSure = wipe.textContent !== wipeWords
    wipe.textContent = isSure ? wipeWords : (wipe.dataset.sure ?? "")
    if (isSure) clear()
  })
  wipe.addEventListener("blur", () => (wipe.textContent = wipeWords))
  addEventListener("hashchange", () => IMPROVES.test(location.hash) && restore())
  restore()
}
