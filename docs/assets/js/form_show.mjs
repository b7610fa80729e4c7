// @ts-check
/**
 * The card and the page of what is filled in, shown when asked and kept up to date from then on.
 *
 * @module form_show
 */

import { find } from "./form_parts.mjs"
import { previewOf } from "./form_preview.mjs"

/**
 * @param {HTMLElement} root
 * @param {{ folder: string, site: string, data: () => any, slug: () => string }} about
 */
export function mountPreview(root, { folder, site, data, slug }) {
  const button = find(root, "[data-show]")
  const told = find(root, "[data-preview-told]")
  const place = find(root, "[data-preview]")
  const card = find(root, "[data-preview-card]")
  const page = find(root, "[data-preview-page]")
  /** @type {ReturnType<typeof previewOf> | undefined} */
  let preview

  function show() {
    if (!preview || place.hidden) return
    const made = preview(data(), slug())
    card.replaceChildren(made.card)
    page.replaceChildren(made.page)
  }

  button.addEventListener("click", async () => {
    try {
      preview ??= previewOf(await fetch(`${site}meedoen/formulier/weergave.json`).then((answer) => answer.json()), site, folder)
    } catch {
      told.textContent = told.dataset.failed ?? ""
      return
    }
    place.hidden = false
    show()
    told.textContent = told.dataset.shown ?? ""
    button.hidden = true
  })

  return {
    show,
    clear() {
      place.hidden = true
      button.hidden = false
      told.textContent = ""
      card.replaceChildren()
      page.replaceChildren()
    },
  }
}
