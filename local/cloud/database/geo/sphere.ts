/** A place as a unit vector. Edges are great circles, as MongoDB has them, so nothing is special about the date line. */
export type Vector = readonly [number, number, number]

/** MongoDB's radius of the Earth, metres. */
export const EARTH_METRES = 6_378_100

/** Nearer than this is on the line, radians (some micrometres). */
const TOUCHING = 1e-12

const radians = (degrees: number): number => degrees * (Math.PI / 180)

export function vectorOf(lng: number, lat: number): Vector {
  const [theta, phi] = [radians(lng), radians(lat)]
  return [Math.cos(theta) * Math.cos(phi), Math.sin(theta) * Math.cos(phi), Math.sin(phi)]
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

const norm = (a: Vector): number => Math.sqrt(dot(a, a))

export function unit(a: Vector): Vector {
  const length = norm(a) || 1
  return [a[0] / length, a[1] / length, a[2] / length]
}

/** The angle between two places, radians: exact for near and for opposite ones. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(norm(cross(a, b)), dot(a, b))

/** The angle from a place to the nearest place of an edge. */
export function angleToEdge(p: Vector, [a, b]: Edge): number {
  const normal = cross(a, b)
  const length = norm(normal)
  if (length > 0) {
    const isBetween = dot(cross(normal, a), p) >= 0 && dot(cross(b, normal), p) >= 0
    if (isBetween) return Math.abs(Math.asin(clamp(dot(p, normal) / length)))
  }
  return Math.min(angle(p, a), angle(p, b))
}

const clamp = (value: number): number => Math.max(-1, Math.min(1, value))

export type Edge = readonly [Vector, Vector]

export const isOnEdge = (p: Vector, edge: Edge): boolean => angleToEdge(p, edge) < TOUCHING

export const isSame = (a: Vector, b: Vector): boolean => angle(a, b) < TOUCHING

/** Whether two edges cross in their inner parts. */
export function isCrossing([a, b]: Edge, [c, d]: Edge): boolean {
  const ab = cross(a, b)
  const acb = -dot(ab, c)
  const bda = dot(ab, d)
  if (acb * bda <= 0) return false
  const cd = cross(c, d)
  const cbd = -dot(cd, b)
  const dac = dot(cd, a)
  return acb * cbd > 0 && acb * dac > 0
}
