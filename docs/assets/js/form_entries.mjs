// @ts-check
/**
 * Fields that point at an instrument or loket: by its name too, and with its title beneath.
 *
 * @module form_entries
 */

/** @param {HTMLElement} form */
export function mountEntries(form) {
  const inputs = () => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-entry]"))
  const optionsOf = (/** @type {HTMLInputElement} */ input) => [...(input.list?.options ?? [])]
  const same = (/** @type {string} */ one, /** @type {string} */ other) => one.trim().toLowerCase() === other.trim().toLowerCase()

  /** Say of each which one it is. */
  function show() {
    for (const input of inputs()) {
      const title = optionsOf(input).find(({ value }) => value === input.value)?.text ?? ""
      const place = input.parentElement?.querySelector("[data-entry-title]")
      if (!(place instanceof HTMLElement)) continue
      place.textContent = title
      place.hidden = !title
    }
  }

  // Before anyone else hears of the change, so that they see the name of the file.
  form.addEventListener(
    "change",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches("[data-entry]")) return
      const meant = optionsOf(target).find(({ text }) => same(text, target.value))
      if (meant) target.value = meant.value
    },
    { capture: true },
  )
  return show
}
