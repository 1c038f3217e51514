import type { ScreenContent } from '../../miniprogram/shared/contract/reservation'
import { keptId } from '../../miniprogram/shared/rules/pictures'
import {
  FILM_BYTES,
  filmKeptPath,
  isKeptFilm,
  isUploadedFilm,
} from '../../miniprogram/shared/rules/screenFilm'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { takePictures } from '../kit/pictures'

/**
 * A request with what shall stand on a screen where no phone can write over it any more: what was checked, and what the
 * keeper looked at, is what is shown. Words and pictures are checked by WeChat first. Of films there is no check that
 * answers at once: the keeper sees them before they show, and the form says so. Done again, it comes to the same.
 */
export async function withContent<T extends { content?: ScreenContent | undefined }>(
  ctx: Context,
  request: T,
): Promise<T> {
  const { content } = request
  if (!content) return request
  if (content.text) await checkText(ctx, '屏幕内容', content.text)
  if (content.kind === 'text') return { ...request, content: { ...content, fileId: '' } }
  if (!content.fileId) throw new AppError('SPACE_NEEDS_CONTENT')
  const fileId = await (content.kind === 'video' ? takeFilm : takePicture)(ctx, content.fileId)
  return { ...request, content: { ...content, fileId } }
}

const takePicture = async (ctx: Context, fileId: string): Promise<string> =>
  (await takePictures(ctx, 'screen', [fileId]))[0] ?? fileId

async function takeFilm({ weChat }: Context, fileId: string): Promise<string> {
  if (isKeptFilm(fileId)) return fileId
  if (!isUploadedFilm(fileId)) throw new AppError('SCREEN_FILM_MISSING')
  const path = filmKeptPath(digest(fileId))
  const bytes = await weChat.download(fileId)
  if (!bytes) {
    const id = keptId(fileId, path)
    if ((await weChat.addressesOf([id])).has(id)) return id
    throw new AppError('SCREEN_FILM_MISSING')
  }
  if (bytes.length > FILM_BYTES || bytes.subarray(4, 8).toString('latin1') !== 'ftyp')
    throw new AppError('SCREEN_FILM_UNUSABLE', { most: FILM_BYTES / 1024 / 1024 })
  const id = await weChat.upload(path, bytes)
  await weChat.remove([fileId])
  return id
}
