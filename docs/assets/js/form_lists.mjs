// @ts-check
/**
 * Lists in the contribution form: an item more, an item less, an item up or down, also by keyboard.
 *
 * @module form_lists
 */

import { addItem, itemsOf } from "./form_values.mjs"

/**
 * @param {HTMLElement} form
 * @param {(name: "added" | "removed" | "moved", what: string) => void} tell
 */
export function mountLists(form, tell) {
  form.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null
    const list = button?.closest("[data-control=list]")
    if (!button || !list) return
    const item = button.closest("[data-item]")
    const change = () => form.dispatchEvent(new Event("change", { bubbles: true }))
    if (button.matches("[data-add]")) {
      const added = addItem(list)
      number(list)
      focusOn(added)
      change()
      tell("added", nameOf(added))
    } else if (item) {
      const name = nameOf(item)
      const next = item.nextElementSibling ?? item.previousElementSibling
      if (button.matches("[data-remove]")) {
        item.remove()
        number(list)
        const after = next?.querySelector("[data-remove]") ?? list.querySelector("[data-add]")
        if (after instanceof HTMLElement) after.focus()
        change()
        tell("removed", name)
      } else {
        if (button.matches("[data-up]")) item.previousElementSibling?.before(item)
        else item.nextElementSibling?.after(item)
        number(list)
        button.focus()
        change()
        tell("moved", nameOf(item))
      }
    }
  })
}

/** Say which item is which. @param {Element} list */
export function number(list) {
  itemsOf(list).forEach((item, index, items) => {
    const one = /** @type {HTMLElement} */ (item).dataset.one ?? ""
    for (const name of item.querySelectorAll("[data-name]")) {
      const words = `${one} ${index + 1}`
      name.textContent = name.matches("legend, label") ? words.charAt(0).toUpperCase() + words.slice(1) : words
    }
    for (const [button, isEnd] of /** @type {[string, boolean][]} */ ([["[data-up]", index === 0], ["[data-down]", index === items.length - 1]])) {
      item.querySelector(button)?.setAttribute("aria-disabled", String(isEnd))
    }
  })
}

/** @param {Element} item */
function focusOn(item) {
  const first = item.querySelector("[data-value], [data-term]")
  if (first instanceof HTMLElement) first.focus()
}

/** @param {Element} item */
const nameOf = (item) => item.querySelector("[data-name]")?.textContent ?? ""
