import { shapeOf } from './index/shape'
import type { Selector } from './query'

/** Says once for each shape of query that it reads a whole collection. */
export function scanWarner(
  warn: (sentence: string) => void,
): (collection: string, selector: Selector) => void {
  const told = new Set<string>()
  return (collection, { query }) => {
    const shape = `${collection} ${shapeOf(query)}`
    if (told.has(shape)) return
    told.add(shape)
    warn(`A query reads the whole collection, no index serves it: ${shape}`)
  }
}
