import type { Cap, Geometry, Ring, Surface } from './geometry'
import { angle, angleToEdge, isCrossing, isOnEdge, isSame, type Vector } from './sphere'

/** Whether two geometries have a place in common. A border belongs to its surface. */
export function intersects(a: Geometry, b: Geometry): boolean {
  if (areApart(a.cap, b.cap)) return false
  return (
    a.vertices.some((place) => covers(b, place)) ||
    b.vertices.some((place) => covers(a, place)) ||
    a.edges.some((edge) => b.edges.some((other) => isCrossing(edge, other)))
  )
}

/** Whether all of a geometry lies in one of the region's surfaces. */
export function isWithin(geometry: Geometry, region: Geometry): boolean {
  if (areApart(geometry.cap, region.cap)) return false
  return partsOf(geometry).every((part) => region.surfaces.some((surface) => isInSurface(part, surface)))
}

/** Whether all of a geometry lies in a circle. */
export const isInCap = (geometry: Geometry, cap: Cap): boolean =>
  geometry.vertices.every((place) => angle(place, cap.center) <= cap.radius)

/** The angle from a place to the nearest place of a geometry, radians. */
export function angleTo(place: Vector, geometry: Geometry): number {
  const [only] = geometry.points
  if (only && geometry.vertices.length === 1) return angle(place, only)
  if (geometry.surfaces.some((surface) => isInside(place, surface))) return 0
  return Math.min(
    ...geometry.points.map((point) => angle(place, point)),
    ...geometry.edges.map((edge) => angleToEdge(place, edge)),
  )
}

export const areApart = (a: Cap, b: Cap): boolean => angle(a.center, b.center) > a.radius + b.radius

/** The pieces that must each lie in one surface. */
function partsOf(geometry: Geometry): Geometry[] {
  if (geometry.surfaces.length + geometry.points.length <= 1) return [geometry]
  const alone = { points: [], edges: [], surfaces: [], cap: geometry.cap }
  return [
    ...geometry.points.map((point): Geometry => ({ ...alone, points: [point], vertices: [point] })),
    ...geometry.surfaces.map((surface): Geometry => {
      const edges = surface.flatMap((ring) => ring.edges)
      return { ...alone, edges, surfaces: [surface], vertices: edges.map(([a]) => a) }
    }),
  ]
}

function isInSurface(part: Geometry, surface: Surface): boolean {
  if (!part.vertices.every((place) => isInside(place, surface))) return false
  const borders = surface.flatMap((ring) => ring.edges)
  if (part.edges.some((edge) => borders.some((border) => isCrossing(edge, border)))) return false
  const holes = surface.slice(1)
  return !holes.some((hole) =>
    hole.edges.some(([place]) =>
      part.surfaces.some((inner) => isInside(place, inner) && !isOnBorder(place, inner)),
    ),
  )
}

function covers(geometry: Geometry, place: Vector): boolean {
  return (
    geometry.points.some((point) => isSame(point, place)) ||
    geometry.edges.some((edge) => isOnEdge(place, edge)) ||
    geometry.surfaces.some((surface) => isInside(place, surface))
  )
}

const isOnBorder = (place: Vector, surface: Surface): boolean =>
  surface.some(({ edges }) => edges.some((edge) => isOnEdge(place, edge)))

function isInside(place: Vector, surface: Surface): boolean {
  const [outer, ...holes] = surface
  if (!outer) return false
  if (isOnBorder(place, surface)) return true
  return isInRing(place, outer) && !holes.some((hole) => isInRing(place, hole))
}

/** By how often the way to a place outside crosses the ring. */
function isInRing(place: Vector, { edges, outside }: Ring): boolean {
  let inside = false
  for (const edge of edges) if (isCrossing([place, outside], edge)) inside = !inside
  return inside
}
