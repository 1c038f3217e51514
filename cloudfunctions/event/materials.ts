import type { EventMaterial } from '../../miniprogram/shared/contract/event'
import {
  MATERIAL_BYTES,
  type MaterialKind,
  isKeptMaterial,
  materialPath,
  uploadedMaterial,
} from '../../miniprogram/shared/rules/event/material'
import { keptId } from '../../miniprogram/shared/rules/pictures'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { type Inside, insideOf } from './insideFile'

/** WeChat checks so many characters at a time. */
const TEXT_PIECE = 2_400
/** More than this of one file is not looked at: a function has twenty seconds. */
const MOST = { pieces: 12, pictures: 9 }

/**
 * Takes files that a phone has uploaded: each must be what its ending says and of a size that phones open. Words and pictures
 * inside of newer Office files are checked like what is typed and photographed; a PDF and the old formats say nothing that
 * could be checked. What passed is kept as a copy that no phone can write over, and the upload goes. Called again after a
 * lost answer, it answers the same.
 */
export async function takeMaterials(
  ctx: Context,
  materials: readonly EventMaterial[],
): Promise<EventMaterial[]> {
  const taken: EventMaterial[] = []
  for (const one of materials) taken.push({ ...one, fileId: await takeOne(ctx, one) })
  return taken
}

async function takeOne(ctx: Context, { name, fileId }: EventMaterial): Promise<string> {
  if (isKeptMaterial(fileId)) return fileId
  const kind = uploadedMaterial(fileId)
  if (kind === null) throw new AppError('MATERIAL_MISSING', { name })
  const path = materialPath(digest(fileId).slice(0, 24), kind)
  const bytes = await ctx.weChat.download(fileId)
  if (!bytes) return takenBefore(ctx, keptId(fileId, path), name)
  if (bytes.length > MATERIAL_BYTES || !isOfKind(bytes, kind))
    throw new AppError('MATERIAL_UNREADABLE', { name, most: MATERIAL_BYTES / 1024 / 1024 })
  await checkInside(ctx, name, insideOf(bytes, kind))
  const id = await ctx.weChat.upload(path, bytes)
  await ctx.weChat.remove([fileId])
  return id
}

async function takenBefore({ weChat }: Context, id: string, name: string): Promise<string> {
  if ((await weChat.addressesOf([id])).has(id)) return id
  throw new AppError('MATERIAL_MISSING', { name })
}

const PDF = '25504446'
const ZIP = '504b0304'
const OLD_OFFICE = 'd0cf11e0'
const FIRST_BYTES: Readonly<Record<MaterialKind, string>> = {
  ...{ pdf: PDF, docx: ZIP, xlsx: ZIP, pptx: ZIP, doc: OLD_OFFICE, xls: OLD_OFFICE, ppt: OLD_OFFICE },
}

/** By the first bytes: an ending can say anything. */
const isOfKind = (bytes: Buffer, kind: MaterialKind): boolean =>
  bytes.subarray(0, 4).toString('hex') === FIRST_BYTES[kind]

async function checkInside(ctx: Context, name: string, { text, pictures }: Inside): Promise<void> {
  for (let at = 0; at < Math.min(text.length, MOST.pieces * TEXT_PIECE); at += TEXT_PIECE)
    await checkText(ctx, `资料“${name}”`, text.slice(at, at + TEXT_PIECE))
  for (const { bytes, type } of pictures.slice(0, MOST.pictures))
    if (!(await ctx.weChat.isPictureAllowed(bytes, type)))
      throw new AppError('MATERIAL_NOT_ALLOWED', { name })
}
