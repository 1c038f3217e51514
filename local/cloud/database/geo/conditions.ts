import { requestFailed } from '../../errors'
import type { Condition } from '../match/conditions'
import { isDocument, type Document } from '../values/document'
import { plainNumber } from '../values/numbers'
import { GeometryError, readGeometry, type Cap, type Geometry } from './geometry'
import { angleTo, intersects, isInCap, isWithin } from './relate'
import { EARTH_METRES, type Vector } from './sphere'

/** Where to search around; distances in radians. */
export interface Near {
  center: Vector
  least: number
  most: number
}

/** Every geo operator on a field. */
export const geoOperators: Readonly<Record<string, (operand: unknown, siblings: Document) => Condition>> = {
  $geoWithin: (operand) => onGeometry(withinTest(operand)),
  $geoIntersects: (operand) => {
    const region = regionOf(operand, '$geoIntersects')
    return onGeometry((geometry) => intersects(geometry, region))
  },
  $near: nearCondition,
  $nearSphere: nearCondition,
  $geoNear: nearCondition,
  $maxDistance: belongsToNear('$maxDistance'),
  $minDistance: belongsToNear('$minDistance'),
}

export const nearOperators = ['$near', '$nearSphere', '$geoNear'] as const

const known = new WeakMap<object, Geometry | null>()

/** The geometry that a stored value is, if it is one. Stored values never change, so it is read once. */
export function geometryOf(value: unknown): Geometry | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = known.get(value)
  if (found !== undefined) return found ?? undefined
  const geometry = tryReading(value)
  known.set(value, geometry ?? null)
  return geometry
}

function tryReading(value: object): Geometry | undefined {
  try {
    return readGeometry(value)
  } catch (error) {
    if (error instanceof GeometryError) return undefined
    throw error
  }
}

function onGeometry(holds: (geometry: Geometry) => boolean): Condition {
  return {
    reach: 'values',
    test: (value) => {
      const geometry = geometryOf(value)
      return geometry !== undefined && holds(geometry)
    },
  }
}

/** Reads a geometry that a client sent. Throws DATABASE_REQUEST_FAILED. */
export function requireGeometry(value: unknown, name: string): Geometry {
  try {
    return readGeometry(value)
  } catch (error) {
    if (error instanceof GeometryError) throw requestFailed(`${name}: ${error.message}`)
    throw error
  }
}

function regionOf(operand: unknown, name: string): Geometry {
  if (!isDocument(operand) || !isDocument(operand['$geometry']))
    throw requestFailed(`${name} needs a $geometry`)
  return requireGeometry(operand['$geometry'], name)
}

function withinTest(operand: unknown): (geometry: Geometry) => boolean {
  const cap = capOf(operand)
  if (cap) return (geometry) => isInCap(geometry, cap)
  const region = regionOf(operand, '$geoWithin')
  if (region.surfaces.length === 0) {
    throw requestFailed('$geoWithin needs a $geometry of type Polygon or MultiPolygon, or a $centerSphere')
  }
  return (geometry) => isWithin(geometry, region)
}

function capOf(operand: unknown): Cap | undefined {
  if (!isDocument(operand) || !('$centerSphere' in operand)) return undefined
  const circle = operand['$centerSphere']
  const [center, radius] = Array.isArray(circle) ? (circle as unknown[]) : []
  const size = plainNumber(radius)
  if (size === undefined || !(size >= 0)) {
    throw requestFailed('$centerSphere needs a center and a radius in radians, 0 or more')
  }
  const [place] = requireGeometry(center, '$centerSphere').points
  if (!place) throw requestFailed('$centerSphere needs a point')
  return { center: place, radius: size }
}

function nearCondition(operand: unknown, siblings: Document): Condition {
  const near = readNear(operand, siblings)
  return onGeometry((geometry) => isNear(near, angleTo(near.center, geometry)))
}

export const isNear = ({ least, most }: Near, distance: number): boolean =>
  distance >= least && distance <= most

/** Reads `{$geometry, $maxDistance, $minDistance}` in metres, or the older pair with distances in radians beside it. */
export function readNear(operand: unknown, siblings: Document): Near {
  if (isDocument(operand) && '$geometry' in operand) {
    return nearOf(operand['$geometry'], operand['$minDistance'], operand['$maxDistance'], EARTH_METRES)
  }
  return nearOf(operand, siblings['$minDistance'], siblings['$maxDistance'], 1)
}

export function nearOf(place: unknown, least: unknown, most: unknown, unit: number): Near {
  const geometry = requireGeometry(place, '$near')
  const [center] = geometry.points
  if (!center || geometry.vertices.length !== 1) throw requestFailed('$near needs a Point')
  return {
    center,
    least: distanceOf(least, '$minDistance', 0) / unit,
    most: distanceOf(most, '$maxDistance', Infinity) / unit,
  }
}

function distanceOf(value: unknown, name: string, missing: number): number {
  if (value === undefined) return missing
  const number = plainNumber(value)
  if (number === undefined || !(number >= 0)) throw requestFailed(`${name} must be a number, 0 or more`)
  return number
}

function belongsToNear(name: string) {
  return (_operand: unknown, siblings: Document): Condition => {
    if (!nearOperators.some((near) => near in siblings)) throw requestFailed(`${name} needs a $near`)
    return { reach: 'whole', test: () => true }
  }
}

/** A circle outside of which no value meets the condition, for an index. */
export function circleOf(condition: Document): Cap | undefined {
  for (const name of nearOperators) {
    if (!(name in condition)) continue
    const { center, most } = readNear(condition[name], condition)
    return { center, radius: Math.min(most, Math.PI) + 1e-9 }
  }
  const within = condition['$geoWithin']
  if (within !== undefined) return capOf(within) ?? regionOf(within, '$geoWithin').cap
  const crossing = condition['$geoIntersects']
  return crossing === undefined ? undefined : regionOf(crossing, '$geoIntersects').cap
}
