import { sentenceOf } from '../shared/contract/errors'
import { randomPart } from '../shared/kit/ids'
import { MATERIAL_BYTES, MATERIAL_KINDS, materialUpload } from '../shared/rules/event/material'
import { CloudError } from './cloud'

/** A file out of a WeChat chat, put into cloud storage for those who come; null when none was chosen. */
export async function uploadMaterial(): Promise<{ name: string; fileId: string } | null> {
  const chosen = await choose()
  if (!chosen) return null
  const cloudPath = materialUpload(randomPart(), chosen.name)
  if (cloudPath === null) throw new CloudError('MATERIAL_UNREADABLE', unreadable(chosen.name))
  const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: chosen.path }).catch(() => {
    throw new CloudError('OFFLINE')
  })
  return { name: chosen.name.slice(0, 40), fileId: fileID }
}

const unreadable = (name: string): string =>
  sentenceOf('MATERIAL_UNREADABLE', { name, most: MATERIAL_BYTES / 1024 / 1024 })

async function choose(): Promise<{ path: string; name: string } | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [...MATERIAL_KINDS],
    })
    return tempFiles[0] ?? null
  } catch (error) {
    if (/cancel/i.test((error as { errMsg?: string }).errMsg ?? '')) return null
    throw error
  }
}
