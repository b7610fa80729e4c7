// @ts-check
/**
 * A template of the site, as the tree that Jinja makes of it, and values become a piece of a page.
 *
 * Nothing is compiled or executed: the tree is walked. What the template says is markup; every value
 * is a token in it, and is put in afterwards as text, so that no value can ever be markup.
 *
 * @module template_tree
 */

import { nodesOf, token } from "./template_nodes.mjs"
import { attribute, COMPARED, holds, listOf, Markup, METHODS } from "./template_values.mjs"

/** @typedef {{ is: string, [key: string]: any }} Node */
/** `missing` stands where a value is not there yet. @typedef {{ templates: { [name: string]: Node[] }, filters: { [name: string]: Function }, globals: { [name: string]: any }, missing: string }} Setting */

/** @param {Setting} setting */
export function rendererOf(setting) {
  /** @type {any[]} */
  let values = []
  /** @type {Map<string, any>} */
  const modules = new Map()

  /** A value in markup: a number may stand in a tag, everything else is put in afterwards. @param {any} value */
  function put(value) {
    if (value instanceof Markup) return value.text
    if (typeof value === "number") return String(value)
    if (value === false) return ""
    values.push(value ?? setting.missing)
    return token(values.length - 1)
  }

  /** @param {number} level @param {any} title */
  const heading = (level, title) => new Markup(`<h${Number(level)}>${put(title)}</h${Number(level)}>`)

  /** @param {Node[]} body @param {Map<string, any>} scope @returns {string} */
  const run = (body, scope) => (body ?? []).map((node) => statement(node, scope)).join("")

  /** @param {Node} node @param {Map<string, any>} scope @returns {string} */
  function statement(node, scope) {
    switch (node.is) {
      case "Output":
        return (node.nodes ?? []).map((/** @type {Node} */ one) => (one.is === "TemplateData" ? one.data : put(value(one, scope)))).join("")
      case "If": {
        if (holds(value(node.test, scope))) return run(node.body, scope)
        const other = (node.elif_ ?? []).find((/** @type {Node} */ one) => holds(value(one.test, scope)))
        return run(other ? other.body : node.else_, scope)
      }
      case "For":
        return loop(node, scope)
      case "Assign":
        assign(node.target, value(node.node, scope), scope)
        return ""
      case "Macro":
        scope.set(node.name, macro(node, scope))
        return ""
      case "Import":
        scope.set(node.target, moduleOf(node.template.value, scope))
        return ""
      case "Include":
        return run(setting.templates[node.template.value], scope)
      default:
        throw new Error(`a template has a ${node.is}`)
    }
  }

  /** @param {Node} node @param {Map<string, any>} scope */
  function loop(node, scope) {
    const items = [...listOf(value(node.iter, scope))].filter((item) => !node.test || holds(value(node.test, inner(node.target, item, scope))))
    if (!items.length) return run(node.else_, scope)
    return items
      .map((item, index) => {
        const round = inner(node.target, item, scope)
        round.set("loop", { index: index + 1, index0: index, first: !index, last: index === items.length - 1, length: items.length })
        return run(node.body, round)
      })
      .join("")
  }

  /** @param {Node} target @param {any} item @param {Map<string, any>} scope */
  function inner(target, item, scope) {
    const found = new Map(scope)
    assign(target, item, found)
    return found
  }

  /** @param {Node} target @param {any} item @param {Map<string, any>} scope */
  function assign(target, item, scope) {
    if (target.is === "Name") scope.set(target.name, item)
    else target.items.forEach((/** @type {Node} */ one, /** @type {number} */ index) => assign(one, [...item][index], scope))
  }

  /** @param {string} name @param {Map<string, any>} scope */
  function moduleOf(name, scope) {
    if (!modules.has(name)) {
      const own = new Map(scope)
      run(setting.templates[name], own)
      modules.set(name, Object.fromEntries([...own].filter(([key]) => !scope.has(key))))
    }
    return modules.get(name)
  }

  /** @param {Node} node @param {Map<string, any>} scope */
  function macro(node, scope) {
    const names = (node.args ?? []).map((/** @type {Node} */ one) => one.name)
    const defaults = node.defaults ?? []
    return (/** @type {any[]} */ given, /** @type {Map<string, any>} */ named) => {
      const own = new Map(scope)
      names.forEach((/** @type {string} */ name, /** @type {number} */ index) => {
        const at = index - (names.length - defaults.length)
        own.set(name, named.has(name) ? named.get(name) : index < given.length ? given[index] : at >= 0 ? value(defaults[at], scope) : undefined)
      })
      own.set("varargs", [])
      return new Markup(run(node.body, own))
    }
  }

  /** @param {Node} node @param {Map<string, any>} scope */
  function call(node, scope) {
    const given = (node.args ?? []).map((/** @type {Node} */ one) => value(one, scope))
    const named = new Map((node.kwargs ?? []).map((/** @type {Node} */ one) => [one.key, value(one.value, scope)]))
    if (node.node.is === "Getattr") {
      const owner = value(node.node.node, scope)
      if (isModule(owner)) return owner[node.node.attr](given, named)
      return METHODS[node.node.attr](owner, ...given)
    }
    const target = value(node.node, scope)
    if (typeof target !== "function") throw new Error(`a template calls ${node.node.name}`)
    return setting.globals[node.node.name] === target ? target(...given) : target(given, named)
  }

  /** @param {any} owner */
  const isModule = (owner) => [...modules.values()].includes(owner)

  /** @param {Node} node @param {Map<string, any>} scope @returns {any} */
  function value(node, scope) {
    switch (node.is) {
      case "Const":
        return node.value ?? null
      case "TemplateData":
        return new Markup(node.data)
      case "Name":
        return scope.has(node.name) ? scope.get(node.name) : setting.globals[node.name]
      case "Getattr":
        return attribute(value(node.node, scope), node.attr)
      case "Getitem":
        return item(value(node.node, scope), node.arg, scope)
      case "Call":
        return call(node, scope)
      case "Filter": {
        const filter = setting.filters[node.name]
        if (!filter) throw new Error(`a template has the filter ${node.name}`)
        return filter(value(node.node, scope), ...(node.args ?? []).map((/** @type {Node} */ one) => value(one, scope)))
      }
      case "Test":
        if (node.name !== "defined") throw new Error(`a template has the test ${node.name}`)
        return value(node.node, scope) !== undefined
      case "CondExpr":
        return holds(value(node.test, scope)) ? value(node.expr1, scope) : node.expr2 ? value(node.expr2, scope) : undefined
      case "And": {
        const left = value(node.left, scope)
        return holds(left) ? value(node.right, scope) : left
      }
      case "Or": {
        const left = value(node.left, scope)
        return holds(left) ? left : value(node.right, scope)
      }
      case "Not":
        return !holds(value(node.node, scope))
      case "Concat":
        return join((node.nodes ?? []).map((/** @type {Node} */ one) => value(one, scope)))
      case "Compare":
        return compare(node, scope)
      case "List":
      case "Tuple":
        return (node.items ?? []).map((/** @type {Node} */ one) => value(one, scope))
      case "Dict":
        return new Map((node.items ?? []).map((/** @type {Node} */ one) => [value(one.key, scope), value(one.value, scope)]))
      case "Add":
        return value(node.left, scope) + value(node.right, scope)
      case "Sub":
        return value(node.left, scope) - value(node.right, scope)
      case "Neg":
        return -value(node.node, scope)
      default:
        throw new Error(`a template has a ${node.is}`)
    }
  }

  /** @param {any[]} parts */
  function join(parts) {
    if (!parts.some((part) => part instanceof Markup)) return parts.map((part) => part ?? setting.missing).join("")
    return new Markup(parts.map(put).join(""))
  }

  /** @param {any} owner @param {Node} arg @param {Map<string, any>} scope */
  function item(owner, arg, scope) {
    if (arg.is === "Slice") {
      const [start, stop] = [arg.start, arg.stop].map((one) => (one ? value(one, scope) : undefined))
      return owner?.slice(start, stop)
    }
    const key = value(arg, scope)
    if (owner instanceof Map) return owner.get(key)
    return owner?.terms instanceof Map ? owner.terms.get(key) : attribute(owner, key)
  }

  /** @param {Node} node @param {Map<string, any>} scope */
  function compare(node, scope) {
    let left = value(node.expr, scope)
    for (const { op, expr } of node.ops) {
      const right = value(expr, scope)
      if (!COMPARED[op](left, right)) return false
      left = right
    }
    return true
  }

  return {
    heading,
    /**
     * Run a template, or one macro of it, as nodes of a page.
     *
     * @param {string} name
     * @param {{ [key: string]: any }} given
     * @param {{ macro: string, with: any[] }} [only]
     */
    render(name, given, only) {
      values = []
      modules.clear()
      const scope = new Map(Object.entries(given))
      const markup = only ? moduleOf(name, scope)[only.macro](only.with, new Map()).text : run(setting.templates[name], scope)
      return nodesOf(markup, values)
    },
  }
}
