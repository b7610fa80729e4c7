// @ts-check
/**
 * The ways out of the contribution form: copy, download, a mail, and a new file on GitHub.
 *
 * Nothing leaves the browser before one of the buttons for sending is pressed.
 *
 * @module form_submit
 */

import { find } from "./form_parts.mjs"

/** An address longer than this is refused on its way. */
const LONGEST = 7500

/** @typedef {{ slug: string, title: string, text: string, improves: string }} File */

/**
 * @param {HTMLElement} root
 * @param {() => File} file
 */
export function mountSubmit(root, file) {
  const told = find(root, "[data-file-told]")
  const consent = /** @type {HTMLInputElement} */ (find(root, "[data-consent]"))
  consent.checked = false // A browser that fills in a page again after a reload gives no consent.
  const github = find(root, "[data-github]")
  const shortWords = github.textContent ?? ""
  const base = root.dataset.editBase ?? ""

  find(root, "[data-copy]").addEventListener("click", async () => {
    told.textContent = ((await copy(file().text)) ? told.dataset.copied : told.dataset.uncopied) ?? ""
  })

  find(root, "[data-download]").addEventListener("click", () => {
    const { slug, text } = file()
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }))
    link.download = `${slug}.yml`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    told.textContent = (told.dataset.downloaded ?? "").replace("{file}", link.download)
  })

  const mail = root.querySelector("[data-mail]") // Absent when no address is known.
  mail?.addEventListener("click", () => {
    if (!(mail instanceof HTMLElement) || !agrees()) return
    const { slug, title } = file()
    const [subject, body] = [mail.dataset.subject, mail.dataset.body].map((words = "") => words.replace("{title}", title).replace("{file}", `${slug}.yml`))
    location.href = `mailto:${mail.dataset.mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  })

  github.addEventListener("click", async () => {
    if (!agrees() || !base) return
    const { text } = file()
    const { address, holdsText } = addressFor(base, root.dataset.folder ?? "", file())
    if (!holdsText) told.textContent = ((await copy(text)) ? told.dataset.copied : told.dataset.uncopied) ?? ""
    window.open(address, "_blank", "noopener")
  })

  /** Whether it may be public; asked when something is sent, and kept nowhere. */
  function agrees() {
    find(root, "[data-consent-problem]").hidden = consent.checked
    if (!consent.checked) consent.focus()
    return consent.checked
  }

  consent.addEventListener("change", () => {
    if (consent.checked) find(root, "[data-consent-problem]").hidden = true
  })

  /** Say how GitHub gets the file as it is now. */
  return function showWay() {
    const { holdsText } = addressFor(base, root.dataset.folder ?? "", file())
    const isLong = Boolean(base) && !holdsText
    find(root, "[data-github-none]").hidden = Boolean(base)
    for (const about of root.querySelectorAll("[data-github-about]")) about.toggleAttribute("hidden", !base)
    find(root, "[data-github-inside]").hidden = isLong
    find(root, "[data-github-steps]").hidden = !isLong
    find(root, "[data-step-new]").hidden = Boolean(file().improves)
    find(root, "[data-step-edit]").hidden = !file().improves
    github.textContent = isLong ? (github.dataset.long ?? "") : shortWords
    github.toggleAttribute("disabled", !base)
  }
}

/**
 * Where GitHub makes a new file, with its text when that fits; or where a file is edited.
 *
 * @param {string} base
 * @param {string} folder
 * @param {File} file
 */
function addressFor(base, folder, { slug, text, improves }) {
  if (improves) return { address: `${base}${folder}/${improves}.yml`, holdsText: false }
  const place = `${base.replace("/edit/", "/new/")}${folder}?filename=${encodeURIComponent(`${slug}.yml`)}`
  const full = `${place}&value=${encodeURIComponent(text)}`
  return full.length <= LONGEST ? { address: full, holdsText: true } : { address: place, holdsText: false }
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
