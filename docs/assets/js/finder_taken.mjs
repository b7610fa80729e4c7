// @ts-check
/**
 * The list of instruments to take along: ticked, shown with their addresses, never kept.
 *
 * @module finder_taken
 */

/**
 * @param {ParentNode} root
 * @param {Element[]} items  Every instrument, each with a box and a link.
 */
export function mountTaken(root, items) {
  const section = /** @type {HTMLElement} */ (root.querySelector("[data-taken]"))
  const list = /** @type {HTMLElement} */ (section.querySelector("[data-taken-items]"))
  const told = /** @type {HTMLElement} */ (section.querySelector("[data-told]"))
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("[data-taken-item]"))

  // A browser that fills in a form again after a reload would tick what is not in the list.
  for (const item of items) {
    const box = item.querySelector("[data-take]")
    if (box instanceof HTMLInputElement) box.checked = false
  }

  const taken = () =>
    items
      .filter((item) => item.querySelector("[data-take]:checked"))
      .map((item) => /** @type {HTMLAnchorElement} */ (item.querySelector("h3 a")))

  function show() {
    const links = taken()
    list.replaceChildren(
      ...links.map((link) => {
        const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
        const shown = /** @type {HTMLAnchorElement} */ (made.querySelector("[data-link]"))
        shown.href = link.href
        shown.textContent = link.textContent
        const address = /** @type {HTMLElement} */ (made.querySelector("[data-address]"))
        address.textContent = link.href
        return made
      }),
    )
    section.hidden = links.length === 0
    told.textContent = ""
    const number = /** @type {HTMLElement} */ (section.querySelector("[data-number]"))
    number.textContent = String(links.length)
  }

  root.addEventListener("change", (event) => {
    if (event.target instanceof Element && event.target.matches("[data-take]")) show()
  })
  section.querySelector("[data-taken-print]")?.addEventListener("click", () => print())
  section.querySelector("[data-taken-copy]")?.addEventListener("click", async () => {
    const text = taken().map((link) => `${link.textContent}: ${link.href}`).join("\n")
    let words = section.dataset.copied
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      words = section.dataset.failed // Not permitted, or not a secure address.
    }
    told.textContent = words ?? ""
  })
}
