/** Files of the cloud by wx.cloud: who asks is the phone server's knowledge. */
import { cloudFileUrl } from '../files/cloudFiles'
import { addTempFile, cleanPath, fileAt } from '../files/fileStore'
import { readBytes } from '../files/read'
import { host } from '../host'
import { overTheNet } from '../network'
import { request } from '../request'
import { asyncCall } from './call'
import { checkInitialised, cloudFailure } from './cloud'
import { Listeners } from './listeners'
import type { Progress } from './net/task'

const BAD_ARGUMENTS = -401002
const STORAGE_FAILED = -403003
const NO_FILE = -403001

interface Running {
  signal: AbortSignal
  progress: Listeners<Progress>
}

/** Runs with a task where there are callbacks, as WeChat does; a promise where there are none. */
function call(method: string, run: (options: never, running: Running) => Promise<unknown>) {
  return (options: object = {}): unknown => {
    const stop = new AbortController()
    const progress = new Listeners<Progress>('onProgressUpdate')
    const outcome = asyncCall(`cloud.${method}`, async (given) => {
      checkInitialised(method)
      await overTheNet()
      return run(given, { signal: stop.signal, progress })
    })(options)
    const task = {
      abort: () => stop.abort(),
      onProgressUpdate: progress.add,
      offProgressUpdate: progress.remove,
    }
    return outcome instanceof Promise ? Object.assign(outcome, task) : task
  }
}

interface Upload {
  cloudPath: string
  filePath: string
}

async function upload({ cloudPath, filePath }: Upload, { signal, progress }: Running): Promise<object> {
  if (typeof cloudPath !== 'string' || !cloudPath)
    throw cloudFailure('uploadFile', BAD_ARGUMENTS, 'parameter.cloudPath should be String')
  const bytes = await readBytes(filePath ?? '')
  if (!bytes) throw cloudFailure('uploadFile', BAD_ARGUMENTS, `file ${filePath} does not exist`)
  await overTheNet(bytes.length)
  const response = await fetch(
    `/api/files?${new URLSearchParams({ phone: host.config.phoneId, path: cloudPath })}`,
    {
      method: 'POST',
      signal,
      body: bytes as BodyInit,
      headers: {
        'x-phone-token': host.config.token,
        'content-type': fileAt(cleanPath(filePath))?.blob.type || 'application/octet-stream',
      },
    },
  )
  const answer = (await response.json()) as { fileID?: string; error?: { message: string } }
  if (!answer.fileID)
    throw cloudFailure('uploadFile', STORAGE_FAILED, answer.error?.message ?? 'upload fails')
  const total = bytes.length
  progress.call({ progress: 100, totalBytesSent: total, totalBytesExpectedToSend: total })
  return { fileID: answer.fileID, statusCode: 200 }
}

async function download({ fileID }: { fileID: string }, { signal, progress }: Running): Promise<object> {
  const response = await fetch(cloudFileUrl(fileID), { signal })
  if (!response.ok) throw cloudFailure('downloadFile', NO_FILE, 'file not exists')
  const blob = await response.blob()
  await overTheNet(blob.size)
  progress.call({ progress: 100, totalBytesWritten: blob.size, totalBytesExpectedToWrite: blob.size })
  const [, extension] = /\.(\w{1,5})$/.exec(fileID) ?? []
  return { tempFilePath: extension ? addTempFile(blob, extension) : addTempFile(blob), statusCode: 200 }
}

interface Item {
  fileID: string
  code: string
  tempFileURL?: string
  maxAge?: number
}

/** An item as the client gets it: a number and words for how it went. */
function told({ code, ...item }: Item): object {
  const isFine = code === 'SUCCESS'
  return { ...item, status: isFine ? 0 : 1, errMsg: isFine ? 'ok' : code }
}

async function urls({ fileList }: { fileList: unknown[] }): Promise<object> {
  const answer = await ask('getTempFileURL', '/api/files/urls', fileList)
  return { fileList: answer.map(told) }
}

async function remove({ fileList }: { fileList: unknown[] }): Promise<object> {
  const answer = await ask('deleteFile', '/api/files/delete', fileList)
  return { fileList: answer.map(told) }
}

async function ask(method: string, path: string, fileList: unknown[]): Promise<Item[]> {
  const body = { phone: host.config.phoneId, fileList }
  try {
    return (await request<{ fileList: Item[] }>('POST', path, body)).fileList
  } catch (error) {
    throw cloudFailure(method, BAD_ARGUMENTS, error instanceof Error ? error.message : String(error))
  }
}

export const cloudFileArea = {
  uploadFile: call('uploadFile', upload),
  downloadFile: call('downloadFile', download),
  getTempFileURL: call('getTempFileURL', urls),
  deleteFile: call('deleteFile', remove),
}
