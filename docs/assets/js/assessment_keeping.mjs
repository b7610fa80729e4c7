// @ts-check
/**
 * What one does with a result: copy its link, print it, be reminded, or wipe it.
 *
 * @module assessment_keeping
 */

import { wipe } from "./assessment_store.mjs"
import { find } from "./elements.mjs"
import { today } from "./freshness.mjs"
import { calendar, monthsLater } from "./reminder.mjs"

const MONTHS = 6

/** @param {HTMLElement} root */
export function mountKeeping(root) {
  const words = root.dataset
  const told = find(root, "[data-told]")
  const scan = /** @type {HTMLAnchorElement} */ (find(root, "[data-change]"))

  find(root, "[data-print]").addEventListener("click", () => print())
  find(root, "[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      told.textContent = words.copied ?? ""
    } catch {
      told.textContent = words.failed ?? "" // Not permitted, or not a secure address.
    }
  })
  find(root, "[data-remind]").addEventListener("click", () => {
    const [address] = scan.href.split("#") // Without the answers: a calendar is shared easily.
    const text = calendar({
      day: monthsLater(today(), MONTHS),
      stamp: today(),
      host: location.hostname,
      summary: words.reminder ?? "",
      description: words.reminderText ?? "",
      url: address,
    })
    download(text, "scan.ics")
  })
  find(root, "[data-wipe]").addEventListener("click", () => {
    wipe()
    location.replace(`${scan.href.split("#")[0]}#gewist`)
  })
}

/**
 * @param {string} text
 * @param {string} name
 */
function download(text, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000) // Some browsers fetch it after the click.
}
