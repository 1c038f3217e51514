import { fileIdOf } from '../storage/fileId'
import { countIn, type Ask } from './ask'
import type { Control } from './control'

export function collections({ options }: Control): object[] {
  return options.database.names().map((name) => {
    const { rows, indexes } = options.database.collection(name)
    return { name, count: rows.size, indexes: indexes.map(({ schema }) => schema) }
  })
}

const mostDocuments = 200

/** With an address for each. */
export function files({ control }: Ask): object[] {
  const { storage } = control.options.services
  return storage.files.list().map(({ path, size, type, at, etag }) => {
    const fileID = fileIdOf(path)
    const { tempFileURL: url } = storage.downloadItem(fileID, undefined)
    return { path, fileID, size, type, at, etag, url }
  })
}

/** A page of a collection in the order of insertion; `id` filters by the beginning of the `_id`. */
export function documents({ control, query }: Ask): object {
  const { rows } = control.options.database.collection(query.get('collection'))
  const [skip, limit] = [countIn(query, 'skip', 0), Math.min(countIn(query, 'limit', 20), mostDocuments)]
  const id = query.get('id') ?? ''
  const found = [...rows.values()].filter(({ doc }) => id === '' || String(doc['_id']).startsWith(id))
  const list = found.slice(skip, skip + limit).map(({ text }) => JSON.parse(text) as unknown)
  return { total: found.length, list }
}
