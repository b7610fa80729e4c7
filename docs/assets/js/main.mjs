// @ts-check
/**
 * Wakes every component on the page: an element with `data-component="name"` gets `mount` of `name.mjs`.
 *
 * @module main
 */

for (const root of document.querySelectorAll("[data-component]:not([data-awake])")) {
  if (!(root instanceof HTMLElement)) continue
  root.dataset.awake = ""
  import(`./${root.dataset.component}.mjs`).then(({ mount }) => mount(root))
}
