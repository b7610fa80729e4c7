// @ts-check
/**
 * The choices beside the search results: fieldsets with `data-filter`, filled from the index.
 *
 * @module search_filters
 */

/** @param {ParentNode} root @param {string} selector @returns {any} */
const find = (root, selector) => root.querySelector(selector)

/** @param {ParentNode} root @param {string} selector @returns {any[]} */
const findAll = (root, selector) => [...root.querySelectorAll(selector)]

/** @param {HTMLElement} root holds the fieldsets and the template of one choice */
export function filtersIn(root) {
  const groups = findAll(root, "[data-filter]")

  return {
    /** @param {Record<string, string[]>} values per filter; who opens the index anew has them already */
    offer(values) {
      for (const group of groups.filter((one) => !find(one, "label"))) {
        for (const value of values[group.dataset.filter] ?? []) {
          const option = document.importNode(find(root, "[data-option]").content, true)
          find(option, "[data-value]").textContent = value
          find(option, "input").value = value
          group.append(option)
        }
      }
    },

    /** What is ticked, except in one group; choices within a group add up. */
    chosen(/** @type {unknown} */ except = null) {
      const ticked = groups
        .filter((group) => group !== except)
        .map((group) => [group.dataset.filter, findAll(group, ":checked").map((box) => box.value)])
      return Object.fromEntries(
        ticked.filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]),
      )
    },

    clear() {
      for (const group of groups) for (const box of findAll(group, ":checked")) box.checked = false
    },

    /**
     * Shows beside each choice how many pages it would give.
     *
     * @param {(chosen: Record<string, {any: string[]}>, name: string, value: string) => number} counted
     */
    count(counted) {
      for (const group of groups) {
        const others = this.chosen(group)
        for (const option of findAll(group, "label")) {
          const box = find(option, "input")
          const number = counted(others, group.dataset.filter, box.value)
          find(option, "[data-count]").textContent = `(${number})`
          option.hidden = !number && !box.checked
        }
        group.hidden = !find(group, "label:not([hidden])")
      }
    },
  }
}
