/** Where a movable-view may be and how it comes to rest: numbers only. */

export interface Range {
  min: number
  max: number
}

/** How far past an edge a finger may pull where out-of-bounds allows it, pixels. */
const BEYOND = 60

/** Room of a view along one axis; a view larger than its area moves until its far edge shows. */
export function rangeOf(area: number, view: number): Range {
  return { min: Math.min(0, area - view), max: Math.max(0, area - view) }
}

export function within(value: number, { min, max }: Range): number {
  return Math.min(max, Math.max(min, value))
}

/** Like {@link within}, but past the edge it follows at half the pace, not without end. */
export function elastic(value: number, range: Range): number {
  const inside = within(value, range)
  const past = value - inside
  return inside + Math.sign(past) * Math.min(BEYOND, Math.abs(past) / 2)
}

/** Pixels that a view slides on after it was let go. @param speed pixels per millisecond */
export function slideOn(speed: number, friction: number): number {
  return Math.abs(speed) < 0.05 ? 0 : (speed * 300) / Math.max(0.1, friction)
}

/** Milliseconds of the way to rest: stiff springs are quick. */
export function restTime(damping: number): number {
  return Math.round(Math.min(1200, Math.max(120, 8000 / Math.max(1, damping))))
}
