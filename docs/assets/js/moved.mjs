// @ts-check
/**
 * An old address: goes on to the new one, which the first link of the page names.
 *
 * The old address leaves no trace in the history, so that the button "back" goes back.
 *
 * @module moved
 */

/** @param {HTMLElement} root */
export function mount(root) {
  const link = root.querySelector("a")
  if (link instanceof HTMLAnchorElement) location.replace(link.href + location.hash)
}
