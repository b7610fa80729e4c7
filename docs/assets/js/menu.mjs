// @ts-check
/**
 * The menu button of small screens: opens and closes the menu that its `aria-controls` names.
 *
 * The stylesheet hides a menu that is not open only where there are scripts, so without this module
 * the menu simply stands below the bar.
 *
 * @module menu
 */

/** @param {HTMLElement} button */
export function mount(button) {
  const menu = document.getElementById(button.getAttribute("aria-controls") ?? "")
  if (!menu) return

  /** @param {boolean} open */
  function show(open) {
    button.setAttribute("aria-expanded", String(open))
    menu?.toggleAttribute("data-open", open)
  }

  const isOpen = () => menu.hasAttribute("data-open")

  /** @param {EventTarget | null} target */
  const isOutside = (target) =>
    target instanceof Node && !menu.contains(target) && !button.contains(target)

  button.addEventListener("click", () => show(!isOpen()))

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return
    show(false)
    button.focus()
  })

  // The open menu lies over the page: what gets focus or a click outside it must be in view.
  document.addEventListener("focusin", (event) => {
    if (isOpen() && isOutside(event.target)) show(false)
  })
  document.addEventListener("pointerdown", (event) => {
    if (isOpen() && isOutside(event.target)) show(false)
  })
}
