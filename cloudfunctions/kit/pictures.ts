import {
  MOST_PICTURES,
  PICTURE_BYTES,
  type PictureKind,
  isKept,
  isUploaded,
  keptId,
  keptPath,
} from '../../miniprogram/shared/rules/pictures'
import type { Context } from './action'
import { AppError } from './appError'
import { digest } from './digest'

type Using = Pick<Context, 'weChat'>

/**
 * Takes pictures that a phone has uploaded: each must lie in our folder for the kind, be a picture, and pass WeChat's check.
 * What passed is kept as a copy that no phone can write over, and the upload goes. Answers the ids to store, in the same
 * order; those that were kept before stay as they are. Called again after a lost answer, it answers the same. The function's
 * config.json has to name `security.imgSecCheck`.
 */
export async function takePictures(
  ctx: Using,
  kind: PictureKind,
  fileIds: readonly string[],
): Promise<string[]> {
  if (fileIds.length > MOST_PICTURES) throw new AppError('PICTURES_TOO_MANY', { most: MOST_PICTURES })
  const kept: string[] = []
  for (const fileId of new Set(fileIds)) kept.push(await takeOne(ctx, kind, fileId))
  return kept
}

async function takeOne({ weChat }: Using, kind: PictureKind, fileId: string): Promise<string> {
  if (isKept(kind, fileId)) return fileId
  if (!isUploaded(kind, fileId)) throw new AppError('PICTURE_MISSING')
  const path = keptPath(kind, digest(fileId))
  const bytes = await weChat.download(fileId)
  if (!bytes) return takenBefore({ weChat }, keptId(fileId, path))
  const type = typeOf(bytes)
  if (type === null || bytes.length > PICTURE_BYTES) throw new AppError('PICTURE_UNREADABLE')
  if (!(await weChat.isPictureAllowed(bytes, type))) {
    await weChat.remove([fileId])
    throw new AppError('PICTURE_NOT_ALLOWED')
  }
  const id = await weChat.upload(path, bytes)
  await weChat.remove([fileId])
  return id
}

async function takenBefore({ weChat }: Using, id: string): Promise<string> {
  if (await weChat.download(id)) return id
  throw new AppError('PICTURE_MISSING')
}

/** By the first bytes: a name can say anything. */
function typeOf(bytes: Buffer): 'image/jpeg' | 'image/png' | null {
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return 'image/jpeg'
  return bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' ? 'image/png' : null
}

/** A stored picture as a phone shows it. */
export interface ShownPicture {
  fileId: string
  /** Under which it can be read for a while, by everyone who is told. */
  url: string
}

/** Addresses for those who may see the pictures; what is gone is left out. */
export async function showPictures({ weChat }: Using, fileIds: readonly string[]): Promise<ShownPicture[]> {
  const addresses = await weChat.addressesOf([...new Set(fileIds)])
  return fileIds.flatMap((fileId) => {
    const url = addresses.get(fileId)
    return url === undefined ? [] : [{ fileId, url }]
  })
}
