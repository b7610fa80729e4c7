// @ts-check
/**
 * Scores as fractions of whole numbers, so that no comparison can drift and a tie is a tie.
 *
 * Points are in whole parts of `scale`. Null is a score that is not known; it reaches nothing.
 *
 * @module fractions
 */

/** @typedef {{top: number, bottom: number}} Fraction */

/**
 * Whether a score is at least so many points.
 *
 * @param {Fraction | null} score
 * @param {number} points
 * @param {number} scale
 */
export const reaches = (score, points, scale) =>
  score !== null && score.top * scale >= points * score.bottom

/**
 * @param {Fraction} one
 * @param {Fraction} other
 */
export const sumOf = (one, other) => ({
  top: one.top * other.bottom + other.top * one.bottom,
  bottom: one.bottom * other.bottom,
})

/**
 * @param {Fraction} one
 * @param {Fraction} other
 */
export const isLess = (one, other) => one.top * other.bottom < other.top * one.bottom

/**
 * A fraction in two decimals, a half upwards: to show, never to decide on.
 *
 * @param {Fraction | null} score
 */
export const rounded = (score) =>
  score && Math.floor((200 * score.top + score.bottom) / (2 * score.bottom)) / 100
