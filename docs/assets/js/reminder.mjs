// @ts-check
/**
 * A reminder for a calendar: one whole day as the text of an .ics file (RFC 5545).
 *
 * Pure: no page. Who asks gives the words; the same day at the same site is the same event, so
 * that a second import replaces the first.
 *
 * @module reminder
 */

const MOST_BYTES = 75

/**
 * @param {{day: string, stamp: string, host: string, summary: string, description: string, url: string}} event
 *   `day` as `2027-05-26`; `stamp` is the day on which it is made.
 */
export function calendar({ day, stamp, host, summary, description, url }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(host)}//scan//NL`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:scan-${compact(day)}@${host}`,
    `DTSTAMP:${compact(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(daysLater(day, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
  return `${lines.map(folded).join("\r\n")}\r\n`
}

/**
 * The same day so many months on; the last day of that month when it has no such day.
 *
 * @param {string} day
 * @param {number} months
 */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/**
 * @param {string} day
 * @param {number} days
 */
function daysLater(day, days) {
  const [year, month, date] = day.split("-").map(Number)
  return isoDay(Date.UTC(year, month - 1, date + days))
}

const isoDay = (/** @type {number} */ time) => new Date(time).toISOString().slice(0, 10)
const compact = (/** @type {string} */ day) => day.replaceAll("-", "")

const escaped = (/** @type {string} */ text) =>
  text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n")

/**
 * A line of at most 75 bytes, and what is left on lines that begin with a space.
 *
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder()
  let made = ""
  let bytes = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (bytes + size > MOST_BYTES) {
      made += "\r\n "
      bytes = 1
    }
    made += character
    bytes += size
  }
  return made
}
