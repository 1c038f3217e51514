import { isDocument } from '../values/document'
import { plainNumber } from '../values/numbers'
import { isCrossing, isOnEdge, isSame, unit, vectorOf, type Edge, type Vector } from './sphere'

/** A closed line of at least three edges, and a place that is surely outside of it. */
export interface Ring {
  edges: readonly Edge[]
  outside: Vector
}

/** A surface with holes: the first ring is the outer one. */
export type Surface = readonly Ring[]

/** Any GeoJSON geometry, taken apart. */
export interface Geometry {
  /** Places on their own. */
  points: readonly Vector[]
  /** Edges of lines and of surfaces. */
  edges: readonly Edge[]
  surfaces: readonly Surface[]
  /** Every place that was named. */
  vertices: readonly Vector[]
  /** A circle around all of it, radius in radians. */
  cap: Cap
}

export interface Cap {
  center: Vector
  radius: number
}

/** Why a value is no geometry. */
export class GeometryError extends Error {}

interface Parts {
  points: Vector[]
  lines: Vector[][]
  surfaces: Surface[]
}

const readers: Readonly<Record<string, (coordinates: unknown) => Partial<Parts>>> = {
  Point: (c) => ({ points: [position(c)] }),
  MultiPoint: (c) => ({ points: list(c, 'MultiPoint', 1).map(position) }),
  LineString: (c) => ({ lines: [line(c)] }),
  MultiLineString: (c) => ({ lines: list(c, 'MultiLineString', 1).map(line) }),
  Polygon: (c) => ({ surfaces: [surface(c)] }),
  MultiPolygon: (c) => ({ surfaces: list(c, 'MultiPolygon', 1).map(surface) }),
}

/** Reads GeoJSON, or the older pair of longitude and latitude. Throws GeometryError. */
export function readGeometry(value: unknown): Geometry {
  const parts: Parts = { points: [], lines: [], surfaces: [] }
  collect(value, parts)
  const lineEdges = parts.lines.flatMap(edgesOf)
  const edges = [...lineEdges, ...parts.surfaces.flatMap((rings) => rings.flatMap((ring) => ring.edges))]
  const vertices = [...parts.points, ...edges.flatMap(([a, b]) => [a, b])]
  const { points, surfaces } = parts
  return { points, edges, surfaces, vertices, cap: capOf(vertices) }
}

function collect(value: unknown, into: Parts): void {
  if (Array.isArray(value)) {
    into.points.push(position(value))
    return
  }
  if (!isDocument(value)) throw new GeometryError('a geometry must be an object or a pair of numbers')
  const { type, coordinates, geometries } = value
  if (type === 'GeometryCollection') {
    for (const part of list(geometries, 'GeometryCollection', 1)) collect(part, into)
    return
  }
  if (typeof type !== 'string') {
    into.points.push(position(Object.values(value)))
    return
  }
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!read) throw new GeometryError(`unknown GeoJSON type: ${type}`)
  const { points = [], lines = [], surfaces = [] } = read(coordinates)
  into.points.push(...points)
  into.lines.push(...lines)
  into.surfaces.push(...surfaces)
}

function list(value: unknown, name: string, least: number): unknown[] {
  if (Array.isArray(value) && value.length >= least) return value
  throw new GeometryError(`${name} coordinates must be an array with at least ${least} element(s)`)
}

function position(value: unknown): Vector {
  const [lng, lat] = Array.isArray(value) ? value.map(plainNumber) : []
  if (lng === undefined || lat === undefined) {
    throw new GeometryError('Point must be an array or object of two numbers, longitude first')
  }
  if (!(lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90)) {
    throw new GeometryError(`longitude/latitude is out of bounds, lng: ${lng} lat: ${lat}`)
  }
  return vectorOf(lng, lat)
}

/** Places that follow one another twice are one. */
function line(value: unknown): Vector[] {
  const places = list(value, 'LineString', 2).map(position)
  const distinct = places.filter((place, i) => i === 0 || !isSame(place, places[i - 1] ?? place))
  if (distinct.length < 2) throw new GeometryError('LineString must have at least 2 distinct vertices')
  return distinct
}

function edgesOf(places: readonly Vector[]): Edge[] {
  return places.slice(1).map((place, i): Edge => [places[i] ?? place, place])
}

const surface = (value: unknown): Surface => list(value, 'Polygon', 1).map(ring)

function ring(value: unknown): Ring {
  const places = list(value, 'Polygon loop', 4).map(position)
  const [first, last] = [places[0], places[places.length - 1]]
  if (!first || !last || !isSame(first, last)) throw new GeometryError('Loop is not closed')
  const edges = edgesOf(line(value))
  if (edges.length < 3) throw new GeometryError('Loop must have at least 3 different vertices')
  checkSimple(edges)
  return { edges, outside: oppositeOf(edges.map(([a]) => a)) }
}

function checkSimple(edges: readonly Edge[]): void {
  for (const [i, edge] of edges.entries()) {
    for (const [j, other] of edges.slice(i + 2).entries()) {
      const isNeighbour = i === 0 && j + i + 2 === edges.length - 1
      if (!isNeighbour && (isCrossing(edge, other) || isOnEdge(other[0], edge))) {
        throw new GeometryError(`Loop is not valid: edges ${i} and ${i + j + 2} cross`)
      }
    }
  }
}

const sum = (places: readonly Vector[]): Vector =>
  places.reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0])

/** The other side of the Earth, and a little beside it, so that no edge begins or ends exactly on the way there. */
function oppositeOf(places: readonly Vector[]): Vector {
  const [x, y, z] = unit(sum(places))
  return unit([-x + 0.001_234_5, -y + 0.002_345_6, -z + 0.003_456_7])
}

function capOf(vertices: readonly Vector[]): Cap {
  const center = unit(sum(vertices))
  const radius = vertices.reduce((most, place) => Math.max(most, Math.acos(clamped(center, place))), 0)
  // A hair more, for what rounding takes away.
  return { center, radius: radius + 1e-7 }
}

const clamped = (a: Vector, b: Vector): number =>
  Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]))
