// @ts-check
/**
 * Copying the address of the page, and printing it. Without a script the buttons are not shown.
 *
 * @module take_along
 */

/** @param {HTMLElement} root */
export function mount(root) {
  const told = root.querySelector("[data-told]")

  root.querySelector("[data-copy]")?.addEventListener("click", async () => {
    const copied = await copy(location.href)
    if (told) told.textContent = (copied ? root.dataset.copied : root.dataset.failed) ?? ""
  })
  root.querySelector("[data-print]")?.addEventListener("click", () => print())
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false // Not permitted, or not a secure address.
  }
}
