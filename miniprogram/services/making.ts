import { fileOnItsWay, lessonUploadPath } from '../shared/rules/lesson/files'
import { randomPart } from '../shared/kit/ids'
import { uploadPath } from '../shared/rules/pictures'
import { PictureUnreadable, choosePictures, compressed } from './files'

export { PictureUnreadable }

/** A file on its way into cloud storage. The phone keeps it until it is there, so that it need not be chosen again. */
export interface LessonUpload {
  /** Names it in the draft (`phone:<id>`) and in the storage, so that sending it twice is sending it once. */
  id: string
  lessonId: string
  /** Of the phone. */
  path: string
  cloudPath: string
  /** What people call it. */
  name: string
  bytes: number
}

/** Something chosen or recorded, before it is kept. `seconds` is 0 where nobody knows or it has none. */
export interface ChosenFile {
  path: string
  name: string
  bytes: number
  seconds: number
}

const isCancelled = (error: unknown): boolean =>
  /cancel/i.test((error as { errMsg?: string } | null)?.errMsg ?? '')

/** null when the person went back without choosing. */
async function orNothing<T>(choose: () => Promise<T>): Promise<T | null> {
  try {
    return await choose()
  } catch (error) {
    if (isCancelled(error)) return null
    throw error
  }
}

/** A film from the album, or one that is taken now. */
export const chooseFilm = (source: 'album' | 'camera'): Promise<ChosenFile | null> =>
  orNothing(async () => {
    const { tempFiles } = await wx.chooseMedia({
      ...{ count: 1, mediaType: ['video'], sourceType: [source], maxDuration: 60, camera: 'back' },
    })
    const [film] = tempFiles
    if (!film) return null
    return { path: film.tempFilePath, name: '视频.mp4', bytes: film.size, seconds: film.duration }
  })

/** A file out of a WeChat chat; `endings` without dots. */
export const chooseFromChat = (endings: string[]): Promise<ChosenFile | null> =>
  orNothing(async () => {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: endings })
    const [file] = tempFiles
    return file ? { path: file.path, name: file.name, bytes: file.size, seconds: 0 } : null
  })

/** Films beyond this are made smaller before they are sent, bytes. */
const LARGE = 8 * 1024 * 1024

/** The film in a size that a network carries. A phone that cannot do that sends it as it is. */
export async function smallerFilm(film: ChosenFile): Promise<ChosenFile> {
  if (film.bytes <= LARGE) return film
  try {
    const { tempFilePath, size } = await wx.compressVideo({
      ...{ src: film.path, quality: 'medium', bitrate: 1_200, fps: 25, resolution: 0.6 },
    })
    const bytes = Number(size) * 1024
    return bytes > 0 && bytes < film.bytes ? { ...film, path: tempFilePath, bytes } : film
  } catch {
    return film
  }
}

/** How long a sound is, seconds; 0 when the phone cannot tell. */
export function soundSeconds(path: string): Promise<number> {
  const sound = wx.createInnerAudioContext()
  return new Promise((resolve) => {
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      const { duration } = sound
      if ((Number.isFinite(duration) && duration > 0) || looks === LOOKS) finish(duration)
    }, LOOK_MS)
    const finish = (seconds: number) => {
      clearInterval(timer)
      sound.destroy()
      resolve(Number.isFinite(seconds) ? seconds : 0)
    }
    sound.onError(() => finish(0))
    sound.src = path
  })
}

/** WeChat knows the length a little after it has begun to load. */
const LOOK_MS = 150
const LOOKS = 40

/** A sound or film or paper, kept on the phone until it is in the cloud; null when lessons have no such files. */
export function keepForUpload(lessonId: string, file: ChosenFile): LessonUpload | null {
  const id = randomPart()
  const cloudPath = lessonUploadPath(id, file.path) ?? lessonUploadPath(id, file.name)
  return cloudPath === null ? null : { ...{ id, lessonId, cloudPath, name: file.name }, ...saved(id, file) }
}

/** Pictures from album or camera, made small enough; rejects with PictureUnreadable. */
export async function pickPictures(lessonId: string, count: number): Promise<LessonUpload[]> {
  const uploads: LessonUpload[] = []
  for (const src of await choosePictures(count)) {
    const id = randomPart()
    const path = await compressed(src)
    const kept = saved(id, { path, name: '图片.jpg', bytes: 0, seconds: 0 })
    uploads.push({ ...{ id, lessonId, name: '图片', cloudPath: uploadPath('lesson', id) }, ...kept })
  }
  return uploads
}

export const placeOf = ({ id }: LessonUpload): string => fileOnItsWay(id)

/** Moved to where WeChat does not clear it away; a phone that is full sends it from where it is. */
function saved(id: string, { path, bytes }: ChosenFile): Pick<LessonUpload, 'path' | 'bytes'> {
  const ending = /\.\w+$/.exec(path)?.[0] ?? ''
  const filePath = `${wx.env.USER_DATA_PATH}/upload-${id}${ending}`
  try {
    wx.getFileSystemManager().saveFileSync(path, filePath)
    return { path: filePath, bytes }
  } catch {
    return { path, bytes }
  }
}

/** Sends a file; answers its file id. `onProgress` hears 0 to 1. */
export const sendFile = (
  { cloudPath, path }: LessonUpload,
  onProgress: (share: number) => void,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      ...{ cloudPath, filePath: path },
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress / 100))
  })

/** Whether the phone still has it. */
export function isThere({ path }: LessonUpload): boolean {
  try {
    wx.getFileSystemManager().accessSync(path)
    return true
  } catch {
    return false
  }
}

export function forgetFile({ path }: Pick<LessonUpload, 'path'>): void {
  try {
    wx.getFileSystemManager().unlinkSync(path)
  } catch {
    // It is gone already.
  }
}

/** The words of a text file, whichever way it was written; null when it cannot be read at all. */
export function textOf(path: string): string | null {
  try {
    const text = wx.getFileSystemManager().readFileSync(path, 'utf8')
    return typeof text === 'string' ? text : null
  } catch {
    return null
  }
}
