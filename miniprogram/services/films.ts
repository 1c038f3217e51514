import { randomPart } from '../shared/kit/ids'
import { FILM_BYTES, FILM_SECONDS, filmUploadPath } from '../shared/rules/screenFilm'
import { CloudError } from './cloud'

/** Larger than a screen's film may be, even after WeChat made it smaller. */
export class FilmTooLarge extends Error {}

/** A film from the album or the camera, in a size that can be sent; null when the person went back. */
export async function chooseScreenFilm(): Promise<string | null> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      ...{ count: 1, mediaType: ['video'], maxDuration: FILM_SECONDS, sizeType: ['compressed'] },
    })
    const [film] = tempFiles
    return film ? await smallEnough(film.tempFilePath, film.size) : null
  } catch (error) {
    if (/cancel/i.test((error as { errMsg?: string }).errMsg ?? '')) return null
    throw error
  }
}

const MEDIUM = { quality: 'medium', bitrate: 1_200, fps: 25, resolution: 0.6 } as const

async function smallEnough(path: string, bytes: number): Promise<string> {
  if (bytes <= FILM_BYTES) return path
  const smaller = await wx.compressVideo({ src: path, ...MEDIUM }).catch(() => null)
  if (!smaller || Number(smaller.size) * 1024 > FILM_BYTES) throw new FilmTooLarge()
  return smaller.tempFilePath
}

const TRIES = 3
const WAIT_MS = 800

/** Sends it into cloud storage and answers its file id; a broken network is tried again, at the same place. */
export async function uploadFilm(filePath: string): Promise<string> {
  const cloudPath = filmUploadPath(randomPart())
  for (let turn = 1; ; turn++) {
    try {
      return (await wx.cloud.uploadFile({ cloudPath, filePath })).fileID
    } catch {
      if (turn === TRIES) throw new CloudError('OFFLINE')
      await new Promise((done) => setTimeout(done, WAIT_MS * turn))
    }
  }
}
