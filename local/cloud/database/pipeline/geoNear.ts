import { requestFailed } from '../../errors'
import { geometryOf, isNear, nearOf } from '../geo/conditions'
import { distanceOf } from '../geo/nearest'
import { EARTH_METRES } from '../geo/sphere'
import { someValue } from '../match/leaves'
import { isDocument, type Document } from '../values/document'
import { makeDouble, plainNumber } from '../values/numbers'
import { withValue } from './paths'
import { checkFields, needDocument, needFieldName, needWhole, type StageMaker } from './stage'

const known = [
  ...['near', 'distanceField', 'spherical', 'maxDistance', 'minDistance', 'query', 'distanceMultiplier'],
  ...['includeLocs', 'key', 'limit', 'num', 'uniqueDocs'],
]

/** What a `$geoNear` asks for; its query is answered before, see `pipeline.ts`. */
export interface GeoNear {
  query: Document
  run: ReturnType<StageMaker>
}

/** `pathOf` finds the field when the request names none. */
export function geoNear(operand: unknown, pathOf: () => string): GeoNear {
  const fields = needDocument('$geoNear', operand)
  checkFields('$geoNear', fields, known)
  const distanceField = needFieldName('distanceField', fields['distanceField']).split('.')
  const included = fields['includeLocs']
  const includeLocs = included === undefined ? undefined : needFieldName('includeLocs', included).split('.')
  const factor = fields['distanceMultiplier'] === undefined ? 1 : plainNumber(fields['distanceMultiplier'])
  if (factor === undefined || !(factor >= 0))
    throw requestFailed('distanceMultiplier must be a number, 0 or more')
  const limit = limitOf(fields)
  const path = fields['key'] === undefined ? pathOf() : needFieldName('key', fields['key'])
  const isGeoJson = isDocument(fields['near']) && 'type' in fields['near']
  const unit = isGeoJson ? EARTH_METRES : 1
  const near = nearOf(fields['near'], fields['minDistance'], fields['maxDistance'], unit)
  const query = fields['query'] === undefined ? {} : needDocument('query', fields['query'])
  return {
    query,
    run: (input) => {
      const found: { doc: Document; distance: number }[] = []
      for (const doc of input) {
        const distance = distanceOf(doc, { path, near })
        if (distance !== undefined && isNear(near, distance)) found.push({ doc, distance })
      }
      found.sort((a, b) => a.distance - b.distance)
      return found.slice(0, limit).map(({ doc, distance }) => {
        const measured = withValue(doc, distanceField, makeDouble(distance * unit * factor)) as Document
        return includeLocs ? (withValue(measured, includeLocs, locationOf(doc, path)) as Document) : measured
      })
    },
  }
}

/** 100 unless the request says otherwise, as in MongoDB 4.0 and before. */
function limitOf(fields: Document): number {
  const given = fields['limit'] ?? fields['num']
  return given === undefined ? 100 : needWhole('limit', given, 1)
}

function locationOf(doc: Document, path: string): unknown {
  let location: unknown
  someValue(doc, path.split('.'), (value) => {
    if (!geometryOf(value)) return false
    location = value
    return true
  })
  return location
}
