// @ts-check
/**
 * The answers in the form of the instrumentenwijzer: as a profile, and as part of an address.
 *
 * Two questions together say which type it is: each answer carries the types that it leaves
 * possible. An address holds the type when it is known, and those answers when it is not.
 *
 * @module finder_answers
 */

/** @typedef {import("./rules.mjs").Profile} Profile */

const UNKNOWN = "weet-niet"

/** @param {HTMLFormElement} form */
export function answersIn(form) {
  const fields = [...form.elements].filter((one) => isInput(one) || isList(one))
  const inputs = fields.filter(isInput)
  const selects = fields.filter(isList)
  const criteria = new Map(fields.map((field) => [field.name, criterionOf(field)]))
  const typed = inputs.filter((input) => input.dataset.types)

  /** What was answered, by the name of the question, in the order of the form. */
  function given() {
    /** @type {Map<string, string[]>} */
    const found = new Map()
    for (const name of criteria.keys()) {
      const values = inputs.filter((one) => one.name === name && one.checked).map((one) => one.value)
      const list = selects.find((one) => one.name === name && one.value)
      if (list) values.push(list.value)
      if (values.length) found.set(name, values)
    }
    return found
  }

  /** The one type that the answers leave possible; empty when they leave more. */
  function type() {
    const left = typed.filter((input) => input.checked).map(typesOf)
    const [first, ...others] = left
    const possible = first?.filter((one) => others.every((types) => types.includes(one))) ?? []
    return possible.length === 1 ? possible[0] : ""
  }

  return {
    given,
    type,

    /** Whether a question about the type was answered. */
    asksType: () => typed.some((input) => input.checked),

    /** @returns {Profile} what the rules judge by; not to know is no answer */
    profile() {
      /** @type {Record<string, any>} */
      const profile = {}
      for (const [name, values] of given()) {
        const criterion = criteria.get(name) ?? ""
        const known = values.filter((value) => value !== UNKNOWN)
        if (criterion === "type" || !known.length) continue
        profile[criterion] = criterion === "needs" ? known : known[0]
      }
      if (type()) profile.type = type()
      return profile
    },

    /** The part of an address after `#` that gives these answers back. */
    fragment() {
      const known = type()
      const parts = known ? [`type=${known}`] : []
      for (const [name, values] of given()) {
        if (!known || criteria.get(name) !== "type") parts.push(`${name}=${values.join(",")}`)
      }
      return parts.join("&")
    },

    /**
     * Answers as an address says; what it says that is no answer is left out.
     *
     * @param {string} fragment
     */
    restore(fragment) {
      const address = new URLSearchParams(fragment)
      const values = (/** @type {string} */ name) => address.getAll(name).flatMap((one) => one.split(","))
      for (const list of selects) {
        const known = [...list.options].map((option) => option.value)
        list.value = values(list.name).find((value) => known.includes(value)) ?? ""
      }
      for (const input of inputs) input.checked = false
      for (const input of inputs) {
        const one = input.type === "radio" && inputs.some((other) => other.name === input.name && other.checked)
        if (!one && values(input.name).includes(input.value)) input.checked = true
      }
      const [wanted] = values("type")
      for (const input of typed) {
        if (input.value !== UNKNOWN && typesOf(input).includes(wanted)) input.checked = true
      }
    },
  }
}

/** @type {(one: Element) => one is HTMLInputElement} */
const isInput = (one) => one instanceof HTMLInputElement
/** @type {(one: Element) => one is HTMLSelectElement} */
const isList = (one) => one instanceof HTMLSelectElement

/** @param {HTMLInputElement} input */
const typesOf = (input) => input.dataset.types?.split(" ") ?? []

/** @param {Element} field */
const criterionOf = (field) => {
  const question = field.closest("[data-question]")
  return (question instanceof HTMLElement && question.dataset.question) || ""
}
