// @ts-check
/**
 * How an instrument fits a profile: a verdict per criterion, the whole, and the order of a list.
 *
 * The twin of `macros/rules/matching.py`; `tests/rules/matching.json` says what both must give. A
 * verdict is `ja`, `deels`, `nee` or `onbekend`. Facts and profiles are plain values. A reason is a
 * code with values: its sentence stands in the vocabulary `matching_reasons`. Pure: no page.
 *
 * @module rules
 */

/**
 * @typedef {{verdict: string, since?: string, until?: string}} Judgement
 * @typedef {{
 *   slug: string, title: string, status: string, level: string, needs: string[],
 *   suitability: Record<string, Judgement>, sizes: string[], provinces: string[], regional?: boolean,
 *   sectors: string[], collaboration: string, effort: string,
 *   windows: {opens?: string, closes?: string}[],
 *   since?: string, until?: string, seen?: string[],
 * }} Facts
 * @typedef {{
 *   type?: string, needs?: string[], date?: string, size?: string, province?: string,
 *   collaboration?: string, sector?: string,
 * }} Profile
 * @typedef {{name: string, verdict: string, reason: string, values: Record<string, any>}} Criterion
 *   One thing that was looked at; `reason` is the code of a sentence, `values` fill it in.
 * @typedef {{
 *   slug: string, whole: string, criteria: Criterion[], covered: string[],
 *   deciding: Criterion | null,
 * }} Fit  How one instrument fits: `whole` is `past`, `misschien` or `past-niet`.
 */

export const FITS = "past"
export const MAYBE = "misschien"
export const FITS_NOT = "past-niet"

/** @type {Record<string, number>} */
const RANK = { [FITS]: 0, [MAYBE]: 1, [FITS_NOT]: 2 }
/** @type {Record<string, number>} */
const EFFORT = { laag: 0, midden: 1, hoog: 2, onbekend: 3 }
/** @type {Record<string, string>} */
const STATUS = {
  open: "ja",
  "periodiek-open": "deels",
  gesloten: "nee",
  vervallen: "nee",
  voorstel: "nee",
  onbekend: "onbekend",
}

/**
 * Judge one instrument; a question without an answer is not a criterion.
 *
 * Any `nee` makes it `past-niet`; else any `onbekend` or `deels` makes it `misschien`; else it is
 * `past`. Without a single criterion nothing is known, so it is `misschien`.
 *
 * @param {Facts} facts
 * @param {Profile} profile
 * @returns {Fit}
 */
export function fit(facts, profile) {
  const criteria = criteriaOf(facts, profile)
  let deciding = null
  for (const verdict of ["nee", "onbekend", "deels"]) {
    deciding ??= criteria.find((criterion) => criterion.verdict === verdict) ?? null
  }
  let whole = criteria.length ? FITS : MAYBE
  if (deciding) whole = deciding.verdict === "nee" ? FITS_NOT : MAYBE
  const covered = (profile.needs ?? []).filter((need) => facts.needs.includes(need))
  return { slug: facts.slug, whole, criteria, covered, deciding }
}

/**
 * Judge every instrument, the best first.
 *
 * The order is: verdict, number of needs covered, effort, regional first when a province is given,
 * title.
 *
 * @param {Facts[]} allFacts
 * @param {Profile} profile
 * @returns {Fit[]}
 */
export function fits(allFacts, profile) {
  const found = allFacts.map((facts) => {
    const one = fit(facts, profile)
    const elsewhere = profile.province && facts.level !== "regionaal" ? 1 : 0
    const numbers = [RANK[one.whole], -one.covered.length, EFFORT[facts.effort], elsewhere]
    return { one, numbers, title: facts.title.toLowerCase() }
  })
  found.sort((a, b) => {
    for (let place = 0; place < a.numbers.length; place++) {
      const difference = a.numbers[place] - b.numbers[place]
      if (difference) return difference
    }
    return compare(a.title, b.title) || compare(a.one.slug, b.one.slug)
  })
  return found.map(({ one }) => one)
}

/**
 * By code point, as Python compares; `<` of this language goes by half a character.
 *
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  let place = 0
  while (place < a.length && a[place] === b[place]) place++
  return (a.codePointAt(place) ?? -1) - (b.codePointAt(place) ?? -1)
}

/**
 * @param {string} name
 * @param {string} verdict
 * @param {string} reason
 * @param {Record<string, any>} [values]
 * @returns {Criterion}
 */
const criterion = (name, verdict, reason, values = {}) => ({ name, verdict, reason, values })

/**
 * @param {Facts} facts
 * @param {Profile} profile
 */
function criteriaOf(facts, profile) {
  const { type, needs, date, size, province, collaboration, sector } = profile
  const found = []
  if (type) found.push(suitabilityOf(facts, type, date))
  if (needs?.length) found.push(needsOf(facts, needs))
  if (date) found.push(date.length === 4 ? statusThen(facts, date) : statusOn(facts, date))
  if (size) found.push(sizeOf(facts, size))
  if (province) found.push(provinceOf(facts, province))
  if (collaboration) found.push(collaborationOf(facts, collaboration))
  if (sector && facts.sectors.length) found.push(sectorOf(facts, sector))
  return found
}

/**
 * Whether it suits the type, in the years for which that was said.
 *
 * @param {Facts} facts
 * @param {string} type
 * @param {string | undefined} date
 */
function suitabilityOf(facts, type, date) {
  const known = Object.hasOwn(facts.suitability, type)
  /** @type {Judgement} */
  const { verdict, since, until } = known ? facts.suitability[type] : { verdict: "onbekend" }
  const year = date?.slice(0, 4)
  const outside = year && ((since && year < since) || (until && year > until))
  const said = outside ? "onbekend" : verdict
  return criterion("type", said, `type-${said}`, { type })
}

/**
 * Whether it covers any of the needs; that others are left is no reason against it.
 *
 * @param {Facts} facts
 * @param {string[]} needs
 */
function needsOf(facts, needs) {
  if (!facts.needs.length) return criterion("needs", "onbekend", "needs-onbekend")
  const covered = needs.filter((need) => facts.needs.includes(need))
  if (!covered.length) return criterion("needs", "nee", "needs-nee", { needs: [...facts.needs] })
  return criterion("needs", "ja", "needs-ja", { needs: covered })
}

/**
 * @param {Facts} facts
 * @param {string} year
 */
function yearsOf({ since, until }, year) {
  if (since && year < since) return criterion("status", "nee", "nog-niet", { year: since })
  if (until && year > until) return criterion("status", "nee", "niet-meer", { year: until })
  return null
}

/**
 * Whether it existed in a year: by its own years, or by the years in which sources saw it.
 *
 * @param {Facts} facts
 * @param {string} year
 */
function statusThen(facts, year) {
  if (facts.status === "voorstel") return criterion("status", "nee", "status-voorstel")
  const outside = yearsOf(facts, year)
  if (outside) return outside
  const [first, last] = facts.seen?.length ? facts.seen : ["9999", "0000"]
  const since = facts.since || first
  const until = facts.until || last
  const seen = (since < first ? since : first) <= year && year <= (until > last ? until : last)
  if (seen) return criterion("status", "ja", "bestond", { year })
  return criterion("status", "onbekend", "bestond-misschien", { year })
}

/**
 * Whether one can apply on a day: by its windows, or else by its status in the sources.
 *
 * @param {Facts} facts
 * @param {string} date
 */
function statusOn(facts, date) {
  const outside = yearsOf(facts, date.slice(0, 4))
  if (outside) return outside
  if (facts.status === "periodiek-open") {
    for (const { opens, closes } of facts.windows) {
      if (opens && closes && opens <= date && date <= closes) {
        return criterion("status", "ja", "nu-open", { date: closes })
      }
      if (opens && opens > date) return criterion("status", "deels", "gaat-open", { date: opens })
    }
  }
  return criterion("status", STATUS[facts.status], `status-${facts.status}`)
}

/**
 * @param {Facts} facts
 * @param {string} size
 */
function sizeOf({ sizes }, size) {
  if (!sizes.length || size === "onbekend") return criterion("size", "onbekend", "size-onbekend")
  const verdict = sizes.includes(size) ? "ja" : "nee"
  return criterion("size", verdict, `size-${verdict}`, { sizes: [...sizes] })
}

/**
 * Whether it is for a province: `deels` when only in a part of those it names.
 *
 * @param {Facts} facts
 * @param {string} province
 */
function provinceOf({ provinces, level, regional }, province) {
  if (provinces.length) {
    const inside = regional ? "deels" : "ja"
    const verdict = provinces.includes(province) ? inside : "nee"
    return criterion("province", verdict, `province-${verdict}`, { provinces: [...provinces] })
  }
  if (level === "regionaal" || regional) return criterion("province", "onbekend", "province-onbekend")
  return criterion("province", "ja", "province-overal")
}

/**
 * @param {Facts} facts
 * @param {string} wanted  `ja` or `nee`: whether one wants to work with partners.
 */
function collaborationOf({ collaboration }, wanted) {
  if (collaboration === "onbekend") {
    return criterion("collaboration", "onbekend", "collaboration-onbekend")
  }
  if (collaboration === "vereist" && wanted === "nee") {
    return criterion("collaboration", "nee", "collaboration-nee")
  }
  return criterion("collaboration", "ja", `collaboration-${collaboration}`)
}

/**
 * Only a limit to sectors is a criterion; other conditions may be about anything.
 *
 * @param {Facts} facts
 * @param {string} sector
 */
function sectorOf({ sectors }, sector) {
  const verdict = sectors.includes(sector) ? "ja" : "nee"
  return criterion("sector", verdict, `sector-${verdict}`, { sectors: [...sectors] })
}
