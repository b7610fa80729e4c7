// @ts-check
/**
 * The contents beside a page: marks the heading that is being read while the page scrolls.
 *
 * @module contents
 */

/** @param {HTMLElement} contents */
export function mount(contents) {
  const links = [...contents.querySelectorAll("a")]
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))

  function mark() {
    const { clientHeight, scrollHeight, scrollTop } = document.documentElement
    const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1
    const line = isAtEnd ? clientHeight : clientHeight / 4
    const read = headings.findLastIndex((one) => one && one.getBoundingClientRect().top <= line)
    links.forEach((link, place) => {
      if (place === read) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    })
  }

  addEventListener("scroll", mark, { passive: true })
  addEventListener("resize", mark, { passive: true })
  mark()
}
