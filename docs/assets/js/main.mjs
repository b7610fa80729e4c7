// @ts-check
/**
 * Wakes every component on the page: an element with `data-component="name"` gets `mount` of
 * `name.mjs`, and `data-awake` when that is done.
 *
 * @module main
 */

for (const root of document.querySelectorAll("[data-component]")) {
  if (!(root instanceof HTMLElement)) continue
  import(`./${root.dataset.component}.mjs`).then(async ({ mount }) => {
    await mount(root)
    root.dataset.awake = ""
  })
}
