// @ts-check
/**
 * What a template may ask of a value, with the meaning that Python gives it.
 *
 * @module template_values
 */

/** Markup made by a template; in it, every value is a token. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text
  }
  /** What a template asks of a text, such as whether it is empty. */
  get length() {
    return this.text.trim().length
  }
}

/** @param {any} owner @param {any} name */
export function attribute(owner, name) {
  if (owner === null || owner === undefined) return undefined
  return Object.hasOwn(Object(owner), name) ? owner[name] : undefined
}

/** @param {any} value what Python calls true */
export function holds(value) {
  if (value instanceof Map || value instanceof Set) return value.size > 0
  if (Array.isArray(value) || value instanceof Markup) return value.length > 0
  return Boolean(value)
}

/** @param {any} value */
export const listOf = (value) => (value instanceof Map ? value.keys() : (value?.terms instanceof Map ? value.terms.keys() : (value ?? [])))

/** @type {{ [op: string]: (one: any, other: any) => boolean }} */
export const COMPARED = {
  eq: (one, other) => (one ?? null) === (other ?? null),
  ne: (one, other) => (one ?? null) !== (other ?? null),
  lt: (one, other) => one < other,
  gt: (one, other) => one > other,
  lteq: (one, other) => one <= other,
  gteq: (one, other) => one >= other,
  in: (one, other) => (other instanceof Map ? other.has(one) : Boolean(other?.includes(one))),
  notin: (one, other) => !COMPARED.in(one, other),
}

/** @type {{ [name: string]: (owner: any, ...given: any[]) => any }} */
export const METHODS = {
  get: (owner, key, other) => (owner instanceof Map ? (owner.get(key) ?? other) : (attribute(owner, key) ?? other)),
  items: (owner) => [...owner.entries()],
  values: (owner) => [...owner.values()],
  split: (owner, by) => String(owner ?? "").split(by),
  startswith: (owner, start) => String(owner ?? "").startsWith(start),
}
