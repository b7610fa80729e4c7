// @ts-check
/**
 * Where a result leads: companies like this one, support that fits, and parties to turn to.
 *
 * @module assessment_show_help
 */

import { assess } from "./assessment.mjs"
import { matchingCases } from "./case_match.mjs"
import { copyOf, filled, find, findAll, write } from "./elements.mjs"
import { today } from "./freshness.mjs"
import { partiesFor } from "./party_match.mjs"
import { instrumentsFor } from "./support_match.mjs"

const MOST_KINDS = 4 // before “more”
const MOST_INSTRUMENTS = 3
const LIST = new Intl.ListFormat("nl")

/** @typedef {import("./assessment_show_advice.mjs").Advice} Advice */
/** @typedef {import("./assessment.mjs").Questionnaire} Questionnaire */

/**
 * @param {HTMLElement} root
 * @param {import("./assessment.mjs").Input} input
 * @param {Questionnaire} questionnaire
 * @param {any} facts
 * @param {Advice} advice
 */
export function showHelp(root, input, questionnaire, facts, advice) {
  const cases = matchingCases(facts.cases, input, assess(input, questionnaire), questionnaire)
  find(root, "[data-case-list]").replaceChildren(...cases.map((one) => cardOf(root, one, questionnaire)))

  const { size } = questionnaire.questions.P1.answers.find(({ id }) => id === input.grootte) ?? {}
  const type = advice.plan?.type
  const profile = { ...(type && { type: String(type) }), ...(size && { size }) }
  const kinds = kindsOf(advice)
  const province = /** @type {HTMLSelectElement} */ (find(root, "[data-province]"))
  const { parties, questions } = JSON.parse(find(root, "[data-places]").textContent ?? "")

  function show() {
    const here = { ...profile, ...(province.value && { province: province.value }), date: today() }
    const items = kinds.map((kind) => supportOf(root, questionnaire.support[kind], facts.instruments, here))
    find(root, "[data-support-list]").replaceChildren(...items.slice(0, MOST_KINDS))
    find(root, "[data-support-rest]").replaceChildren(...items.slice(MOST_KINDS))
    find(root, "[data-support-more]").hidden = items.length <= MOST_KINDS
    showFinder(root, advice, kinds, here, questionnaire)
    const wanted = kinds.flatMap((kind) => questionnaire.support[kind].questions ?? [])
    find(root, "[data-party-list]").replaceChildren(
      ...partiesFor(wanted, parties, province.value).map(({ question, found }) =>
        partyGroupOf(root, questions[question], found),
      ),
    )
  }

  province.onchange = show
  show()
}

/**
 * Every kind of support that the advice points at, the first step first.
 *
 * @param {Advice} advice
 * @returns {string[]}
 */
function kindsOf({ steps, routes, rules, plan }) {
  const found = [...steps, ...routes.slice(0, 1), ...(plan ? [plan] : []), ...rules.first, ...routes]
  return [...new Set(found.flatMap(({ support }) => support))]
}

/**
 * @param {HTMLElement} root
 * @param {ReturnType<typeof matchingCases>[number]} one
 * @param {Questionnaire} questionnaire
 */
function cardOf(root, { address, title, fits, reasons }, { scoring }) {
  const card = copyOf(root, "[data-case]")
  link(root, card, address, title)
  const words = reasons.map((reason) => scoring.cases.points[reason].reason)
  write(card, "why", fits ? filled(root.dataset.fits, { reasons: LIST.format(words) }) : root.dataset.near)
  return card
}

/**
 * @param {HTMLElement} root
 * @param {any} support
 * @param {any[]} instruments
 * @param {import("./rules.mjs").Profile} profile
 */
function supportOf(root, support, instruments, profile) {
  const item = copyOf(root, "[data-kind]")
  write(item, "name", support.label)
  write(item, "caution", support.caution)
  const found = instrumentsFor(support, instruments, profile).slice(0, MOST_INSTRUMENTS)
  find(item, "[data-items]").replaceChildren(
    ...found.map(({ slug, whole }) => {
      const { address, title } = instruments.find((one) => one.slug === slug)
      const line = copyOf(root, "[data-instrument]")
      link(root, line, address, title)
      write(line, "verdict", root.dataset[whole])
      find(line, "[data-verdict]").classList.add(whole === "past" ? "verdict--ja" : "verdict--deels")
      return line
    }),
  )
  write(item, "none", found.length ? "" : (support.none_known ?? root.dataset.none))
  return item
}

/**
 * Let the links to the instrumentenwijzer lead to the answers that go with this advice.
 *
 * @param {HTMLElement} root
 * @param {Advice} advice
 * @param {string[]} kinds
 * @param {import("./rules.mjs").Profile} profile
 * @param {Questionnaire} questionnaire
 */
function showFinder(root, { steps }, kinds, { type, size, province }, { support }) {
  const fragment = (/** @type {string[]} */ these) => {
    const needs = [...new Set(these.flatMap((kind) => support[kind].needs))].join(",")
    const parts = Object.entries({ type, needs, size, province }).filter(([, value]) => value)
    return parts.map(([name, value]) => `${name}=${value}`).join("&")
  }
  findAll(root, "[data-finder]").forEach((one, index) => {
    const step = one.closest("[data-step-list]") ? steps[index] : undefined
    const [address] = one.getAttribute("href")?.split("#") ?? []
    one.setAttribute("href", `${address}#${fragment(step?.support ?? kinds)}`)
  })
}

/**
 * @param {HTMLElement} root
 * @param {string} question
 * @param {{title: string, address: string, provinces: string[], nationwide: boolean}[]} parties
 */
function partyGroupOf(root, question, parties) {
  const group = copyOf(root, "[data-party-group]")
  write(group, "question", question)
  const labels = Object.fromEntries(
    [...find(root, "[data-province]").querySelectorAll("option")].map((one) => [one.value, one.textContent ?? ""]),
  )
  find(group, "[data-parties]").replaceChildren(
    ...parties.map(({ title, address, provinces, nationwide }) => {
      const line = copyOf(root, "[data-party]")
      const name = find(line, "[data-link]")
      name.setAttribute("href", address)
      name.textContent = title
      write(line, "where", nationwide ? root.dataset.nationwide : LIST.format(provinces.map((one) => labels[one])))
      return line
    }),
  )
  return group
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} item
 * @param {string} address  Within the site.
 * @param {string} title
 */
function link(root, item, address, title) {
  const link = find(item, "[data-link]")
  link.setAttribute("href", new URL(address, new URL(root.dataset.site ?? "", location.href)).href)
  link.textContent = title
}
