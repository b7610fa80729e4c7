// @ts-check
/**
 * The Markdown of long texts as nodes of a page: paragraphs, lists, quotes, emphasis and links.
 *
 * Shows what `prose` of the site shows (macros/language/text.py). It makes elements and texts only, so that
 * nothing in a text can be markup.
 *
 * @module markdown_nodes
 */

const BULLET = /^ {0,3}[*+-] +/
const NUMBER = /^ {0,3}\d+\. +/
const INLINE = /\\([\\`*_{}[\]()>#+.!-])|`([^`]+)`|\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|\*(?=\S)(.+?)(?<=\S)\*|(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)|\[([^\]]*)\]\(<?((?:[^()\s>]|\([^()\s]*\))*)>?(?:\s+"[^"]*")?\)|<(https?:\/\/[^\s>]+)>/s

/** @param {string} text @param {number} level of a heading in the text @returns {DocumentFragment} */
export function proseNodes(text, level) {
  const nodes = document.createDocumentFragment()
  for (const block of text.split(/\n[ \t]*\n+/)) if (block.trim()) nodes.append(...blockNodes(block.replace(/\s+$/, ""), level, nodes))
  return nodes
}

/** @param {string} block @param {number} level @param {DocumentFragment} before @returns {Element[]} */
function blockNodes(block, level, before) {
  const last = before.lastElementChild
  for (const [tag, mark] of /** @type {[string, RegExp][]} */ ([["ul", BULLET], ["ol", NUMBER]])) {
    if (mark.test(block)) return listNodes(block, tag, mark, last)
  }
  if (/^ {4}|^\t/.test(block)) {
    const item = last?.matches("ul, ol") ? last.lastElementChild : null
    if (item) item.append(element("p", inline(block.replace(/^( {4}|\t)/gm, ""))))
    return item ? [] : [element("pre", [element("code", [block.replace(/^( {4}|\t)/gm, "")])])]
  }
  if (block.startsWith(">")) return [element("blockquote", [proseNodes(block.replace(/^> ?/gm, ""), level)])]
  const heading = /^#{1,6} *(.+?) *#*$/m.exec(block)
  if (heading && heading.index === 0) {
    const rest = block.slice(heading[0].length).trim()
    return [element(`h${level}`, inline(heading[1])), ...(rest ? [element("p", inline(rest))] : [])]
  }
  return [element("p", inline(block))]
}

/** @param {string} block @param {string} tag @param {RegExp} mark @param {Element | null} last */
function listNodes(block, tag, mark, last) {
  /** @type {string[]} */
  const items = []
  for (const line of block.split("\n")) {
    if (mark.test(line)) items.push(line.replace(mark, ""))
    else items[items.length - 1] += `\n${line.trim()}`
  }
  const list = last?.matches(tag) ? last : element(tag, [])
  list.append(...items.map((item) => element("li", inline(item))))
  return list === last ? [] : [list]
}

/** @param {string} text @returns {(string | Node)[]} */
function inline(text) {
  const match = INLINE.exec(text)
  if (!match) return text ? [text] : []
  const [all, escaped, code, strong, strong2, em, em2, label, address, bare] = match
  const [bold, slanted] = [strong ?? strong2, em ?? em2]
  const nodes = [text.slice(0, match.index)]
  /** @type {string | Node} */
  let made = escaped
  if (code !== undefined) made = element("code", [code])
  else if (bold !== undefined) made = element("strong", inline(bold))
  else if (slanted !== undefined) made = element("em", inline(slanted))
  else if (label !== undefined) made = link(inline(label), address)
  else if (bare !== undefined) made = link([bare], bare)
  return [...nodes, made, ...inline(text.slice(match.index + all.length))].filter((node) => node !== "")
}

/** Only an https address becomes a link. @param {(string | Node)[]} words @param {string} address */
function link(words, address) {
  const made = element("a", words)
  if (/^https:\/\//i.test(address)) {
    made.setAttribute("href", address)
    made.setAttribute("rel", "nofollow ugc noopener noreferrer")
  }
  return made
}

/** @param {string} tag @param {(string | Node)[]} content */
function element(tag, content) {
  const made = document.createElement(tag)
  made.append(...content)
  return made
}
