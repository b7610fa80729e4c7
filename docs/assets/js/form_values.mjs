// @ts-check
/**
 * The fields of the contribution form as plain texts, lists and maps, and the other way round.
 *
 * A field that nobody changed gives back exactly the value it was filled with, also when the screen
 * cannot show that value.
 *
 * @module form_values
 */

/** @typedef {string | any[] | { [key: string]: any } | undefined} Value texts, lists and maps of them */
/** @typedef {{ keys: string[], inside: { [key: string]: Order } }} Order */

/** What a field was filled with, and how it looked then. @type {WeakMap<Element, { value: Value, shown: string }>} */
const filled = new WeakMap()

/** @param {Element} element @returns {HTMLElement[]} the fields directly inside a group */
export function fieldsOf(element) {
  return /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-field]")]).filter(
    (field) => field.parentElement?.closest("[data-control]") === element,
  )
}

/** @param {Element} element @returns {HTMLInputElement} */
export const inputOf = (element) => /** @type {HTMLInputElement} */ (element.querySelector("[data-value]"))

/** @param {Element} list */
export const itemsOf = (list) => [.../** @type {Element} */ (list.querySelector("[data-items]")).children]

/** @param {Element} item the group or line inside one item of a list */
export const innerOf = (item) => /** @type {HTMLElement} */ (item.querySelector("[data-control]"))

/** @param {Element} field */
const boxesOf = (field) => /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("[data-term]")])

/**
 * What `element` holds; `places` gets the element of every value, by its route (`results.0.unit`).
 *
 * @param {HTMLElement} element
 * @param {Map<string, HTMLElement>} places
 * @returns {Value}
 */
export function valueOf(element, places, route = "") {
  places.set(route, element)
  const original = filled.get(element)
  const unchanged = original && original.shown === looksOf(element)
  switch (element.dataset.control) {
    case "group":
      return groupOf(element, places, route, original?.value)
    case "list": {
      const values = itemsOf(element).map((item) => ({ inner: innerOf(item), value: valueOf(innerOf(item), new Map()) }))
      const kept = values.filter(({ value }) => value !== undefined)
      kept.forEach(({ inner }, index) => valueOf(inner, places, join(route, index)))
      if (!kept.length) return isList(original?.value) ? undefined : original?.value
      return kept.map(({ value }) => value)
    }
    case "terms": {
      if (unchanged) return original.value
      const before = isList(original?.value) ? original.value.map(String) : []
      const known = boxesOf(element).map((box) => box.value)
      const checked = boxesOf(element).flatMap((box) => (box.checked ? [box.value] : []))
      const kept = before.filter((term) => checked.includes(term) || !known.includes(term))
      const terms = [...kept, ...checked.filter((term) => !kept.includes(term))]
      return terms.length ? terms : undefined
    }
    default:
      return unchanged ? original.value : clean(inputOf(element).value) || undefined
  }
}

/**
 * @param {HTMLElement} group
 * @param {Map<string, HTMLElement>} places
 * @param {string} route
 * @param {Value} original
 */
function groupOf(group, places, route, original) {
  const fields = new Map(fieldsOf(group).map((field) => [nameOf(field), field]))
  /** @type {{ [key: string]: Value }} */
  const found = {}
  for (const name of [...keysOf(group), ...fields.keys()]) {
    const field = fields.get(name)
    if (!field || name in found) continue
    const value = valueOf(field, places, join(route, name))
    if (value !== undefined) found[name] = value
  }
  if (!isMap(original) && original !== undefined && !Object.keys(found).length) return original
  if (isMap(original)) for (const [name, value] of Object.entries(original)) if (!fields.has(name)) found[name] = value
  return Object.keys(found).length || group.matches("form") ? found : undefined
}

/**
 * Put `value` in `element`; what was there goes.
 *
 * @param {HTMLElement} element
 * @param {Value} value
 */
export function fill(element, value) {
  switch (element.dataset.control) {
    case "group":
      for (const field of fieldsOf(element)) fill(field, isMap(value) ? value[nameOf(field)] : undefined)
      break
    case "list":
      for (const item of itemsOf(element)) item.remove()
      for (const one of isList(value) ? value : []) fill(innerOf(addItem(element)), one)
      break
    case "terms":
      for (const box of boxesOf(element)) box.checked = isList(value) && value.includes(box.value)
      break
    default:
      show(inputOf(element), typeof value === "string" ? value : "")
  }
  filled.set(element, { value, shown: looksOf(element) })
}

/**
 * Put `values` in a group; what they do not name stays as it is, and what has no field is kept.
 *
 * @param {HTMLElement} group
 * @param {{ [key: string]: Value }} values
 */
export function fillSome(group, values) {
  for (const field of fieldsOf(group)) if (values[nameOf(field)] !== undefined) fill(field, values[nameOf(field)])
  filled.set(group, { value: values, shown: "" })
}

/** @param {HTMLInputElement | HTMLSelectElement} input @param {string} text */
function show(input, text) {
  if (input instanceof HTMLSelectElement && text && ![...input.options].some(({ value }) => value === text)) {
    input.add(new Option(text, text)) // A word that is no term: shown, so that it can be mended.
  }
  input.value = text
}

/** @param {HTMLElement} element */
function looksOf(element) {
  if (element.dataset.control === "terms") return boxesOf(element).map((box) => Number(box.checked)).join("")
  return element.dataset.control === "line" ? inputOf(element).value : ""
}

/** The one item that a list has in the page is the model of all. @type {WeakMap<Element, Element>} */
const models = new WeakMap()

/** @param {Element} root */
export function takeModels(root) {
  for (const list of root.querySelectorAll("[data-control=list]")) {
    const [item] = itemsOf(list)
    models.set(list, item)
    item.remove()
  }
}

let number = 0

/** @param {Element} list @returns {Element} the new, empty item at its end */
export function addItem(list) {
  const item = /** @type {Element} */ (models.get(list)?.cloneNode(true))
  number += 1
  for (const element of [item, ...item.querySelectorAll("*")]) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name)
      if (value) element.setAttribute(name, value.replaceAll(`${list.id}-0`, `${list.id}-n${number}`))
    }
  }
  list.querySelector("[data-items]")?.append(item)
  return item
}

/** @param {HTMLElement} group @returns {Order} the keys of a group in the order of the file */
export function orderOf(group) {
  /** @type {Order} */
  const order = { keys: keysOf(group), inside: {} }
  for (const field of fieldsOf(group)) {
    const inner = field.dataset.control === "list" ? innerOf(/** @type {Element} */ (models.get(field))) : field
    if (inner.dataset.control === "group") order.inside[nameOf(field)] = orderOf(inner)
  }
  return order
}

/** @param {HTMLElement} group */
const keysOf = (group) => group.dataset.keys?.split(" ") ?? []
/** @param {HTMLElement} field */
const nameOf = (field) => field.dataset.field ?? ""
/** @param {string} route @param {string | number} name */
const join = (route, name) => (route ? `${route}.${name}` : String(name))

/** Text as the reader of the project sees it. @param {string} text */
export const clean = (text) =>
  text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ").replace(/[ \t]+$/gm, "").normalize("NFC").trim()

/** @type {(value: Value) => value is { [key: string]: Value }} */
export const isMap = (value) => typeof value === "object" && !Array.isArray(value)
/** @type {(value: Value) => value is Value[]} */
export const isList = (value) => Array.isArray(value)
