/** Web Mercator: places in degrees and points in pixels of the whole world at a zoom. */

export interface Place {
  latitude: number
  longitude: number
}

export interface Point {
  x: number
  y: number
}

const TILE = 256
/** Metres round the equator. */
const ROUND = 40_075_016.686
/** Beyond it the projection has no place. */
const POLE = 85.05

export function project({ latitude, longitude }: Place, scale: number): Point {
  const world = TILE * 2 ** scale
  const sine = Math.sin((Math.max(-POLE, Math.min(POLE, latitude)) * Math.PI) / 180)
  return {
    x: ((longitude + 180) / 360) * world,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
  }
}

export function unproject({ x, y }: Point, scale: number): Place {
  const world = TILE * 2 ** scale
  const n = Math.PI * (1 - (2 * y) / world)
  return { latitude: (Math.atan(Math.sinh(n)) * 180) / Math.PI, longitude: (x / world) * 360 - 180 }
}

/** Pixels of a length on the ground. */
export function metresToPixels(metres: number, latitude: number, scale: number): number {
  return (metres * TILE * 2 ** scale) / (ROUND * Math.cos((latitude * Math.PI) / 180))
}

/** The view that shows all places, with room around them. */
export function fit(
  places: readonly Place[],
  size: { width: number; height: number },
  padding: readonly number[] = [],
): { centre: Place; scale: number } | undefined {
  if (!places.length) return undefined
  const points = places.map((place) => project(place, 0))
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [t = 0, r = t, b = t, l = r] = padding
  const width = Math.max(1, size.width - l - r)
  const height = Math.max(1, size.height - t - b)
  const zoom = Math.log2(Math.min(width / (right - left || 1e-9), height / (bottom - top || 1e-9)))
  const scale = Math.max(3, Math.min(18, Math.floor(zoom * 10) / 10))
  const per = 2 ** scale
  const centre = { x: (left + right) / 2 + (r - l) / 2 / per, y: (top + bottom) / 2 + (b - t) / 2 / per }
  return { centre: unproject(centre, 0), scale }
}
