// @ts-check
/**
 * The scan: one question per screen, then a page to check the answers.
 *
 * The page holds the whole form and all texts; without this script it is a form for paper. A step
 * is the fragment of the address, so the browser's own back and forward work. An answer is kept on
 * this device only, and is sent nowhere.
 *
 * @module assessment_form
 */

import { answersOf, asked, decode, encode, inputOf } from "./assessment.mjs"
import { complain, makeHeadings, tick, word } from "./assessment_boxes.mjs"
import { showGiven } from "./assessment_check.mjs"
import { readDraft, writeDraft } from "./assessment_draft.mjs"
import { placeOf } from "./assessment_progress.mjs"
import { keep, kept, wipe } from "./assessment_store.mjs"
import { filled, find, findAll, longDate, write } from "./elements.mjs"
import { today } from "./freshness.mjs"

const START = "start"
const CHECK = "nakijken"
const WIPED = "gewist"

/** @param {HTMLElement} root */
export function mount(root) {
  const { unknown, questions } = JSON.parse(find(root, "[data-structure]").textContent ?? "")
  const words = root.dataset
  const form = /** @type {HTMLFormElement} */ (find(root, "form"))
  const start = find(root, "[data-start]")
  const check = find(root, "[data-check]")
  const fieldsets = new Map(findAll(form, "[data-question]").map((one) => [one.dataset.question ?? "", one]))
  // In the order of the page, which is that in which they are asked.
  const structure = { unknown, questions: Object.fromEntries([...fieldsets.keys()].map((id) => [id, questions[id]])) }
  const pageTitle = document.title
  /** @type {Record<string, string>} */
  let answers = {}
  let current = "" // The question that is shown.
  let isMending = false // Sent to it by the check page, to go back there.

  const fieldsetOf = (/** @type {string} */ id) => /** @type {HTMLElement} */ (fieldsets.get(id))
  const stepOf = (/** @type {string} */ id) => fieldsetOf(id).id
  const idOf = (/** @type {string} */ step) => [...fieldsets].find(([, { id }]) => id === step)?.[0] ?? ""
  const askedNow = () => asked(answers, structure)
  const open = () => askedNow().filter((id) => answers[id] === undefined)
  const firstOpen = () => (open().length ? stepOf(open()[0]) : CHECK)
  const steps = () => [...askedNow().map(stepOf), CHECK]
  const given = () => Object.fromEntries(askedNow().flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])))
  const isEmpty = () => Object.keys(answers).length === 0

  /** The step to show when `wanted` is asked for; nobody gets past an open question. */
  function allowed(/** @type {string} */ wanted) {
    if (wanted === START || (isEmpty() && wanted !== steps()[0])) return START
    const place = steps().indexOf(wanted)
    return place >= 0 && place <= steps().indexOf(firstOpen()) ? wanted : firstOpen()
  }

  /** Show what the address asks for; `isMove` when somebody just went there. */
  function follow(isMove = true) {
    const wanted = location.hash.slice(1) || START
    if (/^v\d/.test(wanted)) return takeOver(wanted)
    if (wanted === WIPED) return tellWiped()
    const isStep = [START, CHECK].includes(wanted) || Boolean(idOf(wanted))
    if (isMove && !isStep) return // Another place on the page, as of the skip link.
    const step = isStep ? allowed(wanted) : START
    if (isStep && step !== wanted) return location.replace(`#${step}`)
    show(step)
    if (isMove || step !== START) focus(step)
  }

  /** Go on with the answers of a code; they are kept once one of them is changed. */
  function takeOver(/** @type {string} */ code) {
    const input = decode(code)
    if (input) {
      answers = answersOf(input)
      for (const id of askedNow()) answers[id] ??= structure.unknown.id // Not asked and not known are one sign of a code.
      tick(form, answers)
      return location.replace(`#${CHECK}`)
    }
    show(START)
    find(start, "[data-unreadable]").hidden = false
  }

  /** With the focus, so that it is heard: a status that was not there yet is not told. */
  function tellWiped() {
    show(START)
    focus(START)
    const told = /** @type {HTMLElement} */ (find(start, "[data-wiped]"))
    told.hidden = !isEmpty()
    told.focus({ preventScroll: true })
  }

  function show(/** @type {string} */ step) {
    current = idOf(step)
    isMending &&= Boolean(current)
    root.dataset.at = current ? "question" : step
    for (const [id, fieldset] of fieldsets) fieldset.toggleAttribute("data-now", id === current)
    for (const told of findAll(start, "[data-wiped], [data-unreadable]")) told.hidden = true
    complain(form)
    if (step === START) tellSaved()
    if (current) tellPlace()
    if (step === CHECK) {
      showGiven(root, askedNow().map(fieldsetOf))
      const result = /** @type {HTMLAnchorElement} */ (find(root, "[data-result]"))
      result.hash = encode(inputOf(answers, structure))
      find(check, "[data-check-back] a").setAttribute("href", `#${steps().at(-2)}`)
    }
    document.title = titleOf(step)
  }

  function titleOf(/** @type {string} */ step) {
    if (step === START) return pageTitle
    const place = step === CHECK ? words.check : find(form, "[data-progress]").textContent
    return `${place} - ${pageTitle}`
  }

  function tellPlace() {
    const place = placeOf(current, fieldsets, answers, structure)
    write(form, "progress", filled(words.progress, place))
    const before = askedNow()[askedNow().indexOf(current) - 1]
    find(form, "[data-back] a").setAttribute("href", `#${isMending ? CHECK : before ? stepOf(before) : START}`)
  }

  function tellSaved() {
    const saved = kept()
    const values = {
      day: saved ? longDate(saved.day) : "",
      n: askedNow().length - open().length,
      of: askedNow().length,
    }
    find(start, "[data-fresh]").hidden = !isEmpty()
    find(start, "[data-saved]").hidden = isEmpty()
    write(start, "saved-words", filled(saved ? words.saved : words.unsaved, values))
    find(start, "[data-continue]").setAttribute("href", `#${firstOpen()}`)
  }

  function focus(/** @type {string} */ step) {
    const heading = find(current ? fieldsetOf(current) : step === CHECK ? check : start, "h1")
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    scrollTo(0, 0)
  }

  function forget() {
    wipe()
    answers = {}
    tick(form, answers)
  }

  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    answers[target.name] = target.value
    word(form, answers)
    keep({ draft: writeDraft(given()), day: today() })
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (answers[current] === undefined) {
      complain(form, fieldsetOf(current))
      document.title = `${words.fault} ${titleOf(stepOf(current))}`
    } else location.hash = isMending ? firstOpen() : steps()[steps().indexOf(stepOf(current)) + 1]
  })
  find(form, "[data-errors] a").addEventListener("click", (event) => {
    event.preventDefault()
    fieldsets.get(current)?.querySelector("label:not([data-off]) input")?.focus()
  })
  check.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-change]")) isMending = true
  })
  find(start, "[data-restart]").addEventListener("click", () => {
    forget()
    location.hash = steps()[0]
  })
  find(start, "[data-print]").addEventListener("click", () => print())
  find(root, "[data-wipe]").addEventListener("click", () => {
    forget()
    location.hash = WIPED
  })
  addEventListener("hashchange", () => follow())

  makeHeadings(root)
  answers = readDraft(kept()?.draft ?? "") ?? {}
  tick(form, answers)
  follow(false)
}
