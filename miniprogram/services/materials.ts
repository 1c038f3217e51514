import { randomPart } from '../shared/kit/ids'

/** A file out of a WeChat chat, put into cloud storage for those who come; null when none was chosen. */
export async function uploadMaterial(): Promise<{ name: string; fileId: string } | null> {
  const chosen = await choose()
  if (!chosen) return null
  const ending = /\.[a-z0-9]{1,5}$/i.exec(chosen.name)?.[0].toLowerCase() ?? ''
  const cloudPath = `materials/${randomPart()}${ending}`
  const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: chosen.path })
  return { name: chosen.name.slice(0, 40), fileId: fileID }
}

/** What phones can open: see wx.openDocument. */
const KINDS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx']

async function choose(): Promise<{ path: string; name: string } | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: KINDS })
    return tempFiles[0] ?? null
  } catch (error) {
    if (/cancel/i.test((error as { errMsg?: string }).errMsg ?? '')) return null
    throw error
  }
}
