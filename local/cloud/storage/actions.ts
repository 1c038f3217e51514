import { invalid } from '../errors'
import type { Limits } from '../limits'
import type { ServiceAction } from '../wire/dispatch'
import { listField, textField, type Body } from '../wire/fields'
import { fileIdOf } from './fileId'
import type { StorageService } from './service'

/** Every `storage.*` action of the wire. */
export function storageActions(storage: StorageService, limits: Limits): ReadonlyMap<string, ServiceAction> {
  const batch = (body: Body, name: string): unknown[] => batchOf(body, name, limits)
  return new Map<string, ServiceAction>([
    ['storage.getUploadMetadata', async (body) => uploadMetadata(storage, body)],
    [
      'storage.batchGetDownloadUrl',
      async (body) => ({
        data: { download_list: batch(body, 'file_list').map((it) => download(storage, it)) },
      }),
    ],
    [
      'storage.batchDeleteFile',
      async (body) => {
        const ids = batch(body, 'fileid_list').map(idIn)
        const remove = async (id: string): Promise<object> => ({
          fileid: id,
          fileID: id,
          code: await storage.remove(id),
        })
        return { data: { delete_list: await eachInTurn(ids, remove) } }
      },
    ],
    [
      'storage.batchCopyFile',
      async (body) => {
        const items = batch(body, 'file_list')
        return { data: { copy_list: await eachInTurn(items, (item) => copy(storage, item)) } }
      },
    ],
  ])
}

function uploadMetadata(storage: StorageService, body: Body): { data: object } {
  const { url, authorization, fileId } = storage.uploadTicket(textField(body, 'path'))
  // The SDK sends this one as a header, which takes no letters but ASCII's.
  const cosFileId = Buffer.from(fileId).toString('base64url')
  return { data: { url, token: 'local-token', authorization, fileId, cosFileId } }
}

function download(storage: StorageService, item: unknown): object {
  const { fileid, max_age: maxAge } = (item ?? {}) as Body
  const found = storage.downloadItem(idIn(fileid), maxAge)
  return { ...found, fileid: found.fileID, download_url: found.tempFileURL }
}

async function copy(storage: StorageService, item: unknown): Promise<object> {
  const body = (item ?? {}) as Body
  const [from, to] = [textField(body, 'src_path'), textField(body, 'dst_path')]
  const code = await storage.copy(from, to, body['overwrite'] !== false)
  if (code === 'SUCCESS' && body['remove_original'] === true) await storage.files.remove(from)
  return { fileId: fileIdOf(to), code, message: code === 'SUCCESS' ? '' : code }
}

function idIn(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalid('a file id must be a string')
  return value
}

function batchOf(body: Body, name: string, { fileBatch }: Limits): unknown[] {
  const items = listField(body, name)
  if (items.length > fileBatch) throw invalid(`more than ${fileBatch} files in one request`)
  return items
}

async function eachInTurn<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await run(item))
  return results
}
