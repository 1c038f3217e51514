import { randomPart } from '../shared/kit/ids'
import { PICTURE_BYTES, type PictureKind, uploadPath } from '../shared/rules/pictures'
import { CloudError } from './cloud'

/** A chosen picture cannot be used: it is none, or WeChat cannot make it small enough. */
export class PictureUnreadable extends Error {}

const TRIES = 3
const WAIT_MS = 800
/** Wide enough for a big screen; then smaller, for pictures with very much in them. */
const SIZES = [
  { compressedWidth: 1600, quality: 80 },
  { compressedWidth: 1280, quality: 60 },
  { compressedWidth: 800, quality: 40 },
] as const

/** Pictures from the album or the camera; empty when the person went back. */
export async function choosePictures(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(({ tempFilePath }) => tempFilePath)
  } catch (error) {
    if (/cancel/i.test((error as { errMsg?: string }).errMsg ?? '')) return []
    throw error
  }
}

/** Stored pictures with addresses under which they can be seen for a while; '' where there is no network. */
export async function pictureAddresses(
  fileIds: readonly string[],
): Promise<{ fileId: string; url: string }[]> {
  const { fileList } = await wx.cloud
    .getTempFileURL({ fileList: [...fileIds] })
    .catch(() => ({ fileList: [] as { fileID: string; tempFileURL: string }[] }))
  const urls = new Map(fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
  return fileIds.map((fileId) => ({ fileId, url: urls.get(fileId) ?? '' }))
}

/** Makes a picture small enough to be checked and sent. */
export async function compressed(src: string): Promise<string> {
  for (const size of SIZES) {
    const { tempFilePath } = await wx.compressImage({ src, ...size }).catch(() => {
      throw new PictureUnreadable()
    })
    if (bytesOf(tempFilePath) <= PICTURE_BYTES) return tempFilePath
  }
  throw new PictureUnreadable()
}

function bytesOf(path: string): number {
  const stats = wx.getFileSystemManager().statSync(path)
  return Array.isArray(stats) ? 0 : stats.size
}

/**
 * Sends a picture into cloud storage and answers its file id; a broken network is tried again, at the same place. `onProgress`
 * hears 0 to 1. Rejects with a CloudError or PictureUnreadable.
 */
export async function uploadPicture(
  kind: PictureKind,
  src: string,
  onProgress: (share: number) => void,
): Promise<string> {
  const filePath = await compressed(src)
  const cloudPath = uploadPath(kind, randomPart())
  for (let turn = 1; ; turn++) {
    try {
      return await send(cloudPath, filePath, onProgress)
    } catch {
      if (turn === TRIES) throw new CloudError('OFFLINE')
      await new Promise((done) => setTimeout(done, WAIT_MS * turn))
    }
  }
}

/** With callbacks, since only then WeChat tells how far it is. */
const send = (cloudPath: string, filePath: string, onProgress: (share: number) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      ...{ cloudPath, filePath },
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress / 100))
  })
