// @ts-check
/**
 * The result of the scan: the answers in the fragment of the address, as advice on the page.
 *
 * The page holds every part and every sentence; what is said of the answers comes from the
 * questionnaire. Nothing of the answers leaves the browser: a fragment is never sent.
 *
 * @module assessment_result
 */

import { complete, decode, encode, inputOf } from "./assessment.mjs"
import { readDraft } from "./assessment_draft.mjs"
import { mountKeeping } from "./assessment_keeping.mjs"
import { showAdvice } from "./assessment_show_advice.mjs"
import { showHelp } from "./assessment_show_help.mjs"
import { showScores } from "./assessment_show_scores.mjs"
import { kept } from "./assessment_store.mjs"
import { filled, find, findAll, longDate, write } from "./elements.mjs"
import { today } from "./freshness.mjs"

/** @param {HTMLElement} root */
export async function mount(root) {
  const words = root.dataset
  const { title } = document
  const heading = find(root, "[data-title]").textContent ?? ""
  /** @type {Promise<[any, any]> | undefined} */
  let sources

  /** Show one state of the page, with everything else hidden. */
  function turnTo(/** @type {string} */ state) {
    root.dataset.state = state
    for (const part of findAll(root, "[data-when]")) part.hidden = part.dataset.when !== state
    find(root, "[data-own]").hidden = !kept()
    document.title = title
    write(root, "title", heading)
    write(root, "day", "")
  }

  /** Show what the address says; `isMove` when somebody just went there. */
  async function follow(isMove = true) {
    const code = location.hash.slice(1)
    const input = decode(code)
    if (!input) {
      if (isMove && code && !/^v\d/.test(code)) return // A place on the page, as of the skip link.
      return turnTo(code ? (/^v(?!1\b)\d+/.test(code) ? "version" : "damaged") : "none")
    }
    try {
      sources ??= Promise.all([json(words.questionnaire), json(words.facts)])
      const [questionnaire, facts] = await sources
      if (code !== location.hash.slice(1)) return // Somebody went on in the meantime.
      turnTo("result")
      showAll(code, input, questionnaire, facts)
    } catch (error) {
      sources = undefined
      turnTo("failed")
      if (!(error instanceof TypeError)) throw error // No network is told on the page; a fault is not hidden.
    }
  }

  /**
   * @param {string} code
   * @param {import("./assessment.mjs").Input} input
   * @param {import("./assessment.mjs").Questionnaire} questionnaire
   * @param {any} facts
   */
  function showAll(code, input, questionnaire, facts) {
    const saved = kept()
    const own = readDraft(saved?.draft)
    const isOwn = saved && own && complete(own, questionnaire) && encode(inputOf(own, questionnaire)) === code
    const day = longDate(isOwn ? saved.day : today())
    write(root, "day", filled(isOwn ? words.filled : words.viewed, { day }))
    find(root, "[data-print-day]").textContent = day
    find(root, "[data-address]").textContent = location.href
    const change = find(root, "[data-change]")
    change.setAttribute("href", `${change.getAttribute("href")?.split("#")[0]}#${code}`)
    const advice = showAdvice(root, input, questionnaire)
    showScores(root, input, questionnaire, advice)
    showHelp(root, input, questionnaire, facts, advice)
    document.title = `${advice.position.title} - ${title}`
  }

  mountKeeping(root)
  addEventListener("hashchange", () => follow())
  await follow(false)
}

/** @param {string | undefined} address */
async function json(address) {
  const response = await fetch(address ?? "")
  if (!response.ok) throw new TypeError(`${address} gives ${response.status}`)
  return response.json()
}
