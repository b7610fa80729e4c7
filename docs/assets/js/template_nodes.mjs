// @ts-check
/**
 * The markup of a template as nodes, with every value in the place of its token.
 *
 * It makes elements, attributes and texts one by one: a browser that is told to trust no markup
 * (`require-trusted-types-for`) has nothing to read. Only what the templates of the site say is
 * looked at as markup, and it holds no value; a value is a text or an attribute, never a tag.
 *
 * @module template_nodes
 */

const [OPEN, CLOSE] = ["\ue000", "\ue001"]
const TOKEN = new RegExp(`${OPEN}(\\d+)${CLOSE}`)
const PIECE = /<(\/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*?)(\/?)>|[^<]+/gi
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g
const VOID = new Set(["br", "hr", "img", "input", "wbr"])
const ADDRESSES = new Set(["href", "src", "action", "formaction", "poster", "srcset", "data"])
// What scripts and other parts of the page work by; a preview is only to be read.
const LEFT_OUT = /^(data-(?!label$)|id$|on|style$|aria-(labelledby|describedby|controls)$)/
const SVG = "http://www.w3.org/2000/svg"

/** What stands for value number `index`. @param {number} index */
export const token = (index) => `${OPEN}${index}${CLOSE}`

/** @param {string} markup @param {any[]} values @returns {DocumentFragment} */
export function nodesOf(markup, values) {
  const nodes = document.createDocumentFragment()
  /** @type {(DocumentFragment | Element)[]} */
  const open = [nodes]
  for (const [all, close, tag, attributes, isEmpty] of markup.matchAll(PIECE)) {
    const around = open[open.length - 1]
    if (!tag) around.append(...all.split(TOKEN).map((piece, index) => (index % 2 ? shown(values[Number(piece)]) : piece)))
    else if (close) open.pop()
    else {
      const isDrawn = tag === "svg" || (around instanceof Element && around.namespaceURI === SVG)
      const element = isDrawn ? document.createElementNS(SVG, tag) : document.createElement(tag)
      for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) setAttribute(element, name, value, values)
      around.append(element)
      if (!isEmpty && !VOID.has(tag)) open.push(element)
    }
  }
  if (open.length !== 1) throw new Error("a template leaves an element open")
  return nodes
}

/** @param {any} value a text, or nodes that are made of one */
const shown = (value) => (value instanceof Node ? value.cloneNode(true) : String(value))

/** @param {Element} element @param {string} name @param {string} value @param {any[]} values */
function setAttribute(element, name, value, values) {
  if (LEFT_OUT.test(name)) return
  const text = value.split(TOKEN).map((piece, index) => (index % 2 ? String(values[Number(piece)]) : piece)).join("")
  if (!ADDRESSES.has(name) || isHarmless(text)) element.setAttribute(name, text)
}

/** A page of this site, or an ordinary web address. @param {string} address */
function isHarmless(address) {
  try {
    return ["http:", "https:"].includes(new URL(address, location.href).protocol)
  } catch {
    return false
  }
}
