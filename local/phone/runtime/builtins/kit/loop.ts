/** Arithmetic of a swiper: `count` items, of which number `position` (a fraction while it moves) is in front. */

/** How far item `index` stands from the front, in items; in a circle, the shorter way round. */
export function offsetOf(index: number, position: number, count: number, circular: boolean): number {
  const straight = index - position
  if (!circular || count < 2) return straight
  const half = count / 2
  return ((((straight + half) % count) + count) % count) - half
}

/** The item to rest on after `from` was dragged by `moved` items; a short flick is enough to go on by one. */
export function restOn(from: number, moved: number, count: number, circular: boolean): number {
  const target =
    Math.abs(moved) > 0.2 ? from + Math.sign(moved) * Math.max(1, Math.round(Math.abs(moved))) : from
  if (circular) return target
  return Math.min(count - 1, Math.max(0, target))
}

/** An index into `count` items, whatever the way there. */
export function wrap(index: number, count: number): number {
  return count ? ((Math.round(index) % count) + count) % count : 0
}
