import {
  MEDIA_BYTES,
  isLessonKept,
  lessonKept,
  uploadedKind,
} from '../../miniprogram/shared/rules/lesson/files'
import { keptId } from '../../miniprogram/shared/rules/pictures'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'

/**
 * Takes a file that a phone has uploaded: a copy is kept where no phone can write over what was reviewed, and the upload goes.
 * Called again after a lost answer, it answers the same. '' stays ''.
 */
export async function takeFile({ weChat }: Pick<Context, 'weChat'>, fileId: string): Promise<string> {
  if (fileId === '' || isLessonKept(fileId)) return fileId
  const kind = uploadedKind(fileId)
  if (kind === null) throw new AppError('LESSON_FILE_MISSING')
  const path = lessonKept(digest(fileId), kind)
  const bytes = await weChat.download(fileId)
  if (!bytes) {
    const id = keptId(fileId, path)
    if ((await weChat.addressesOf([id])).has(id)) return id
    throw new AppError('LESSON_FILE_MISSING')
  }
  if (bytes.length > MEDIA_BYTES)
    throw new AppError('LESSON_FILE_TOO_LARGE', { most: MEDIA_BYTES / 1024 / 1024 })
  const id = await weChat.upload(path, bytes)
  await weChat.remove([fileId])
  return id
}
