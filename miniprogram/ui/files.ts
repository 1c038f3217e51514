import type { ExportedFile } from '../shared/contract/member'
import { tell } from './ask'

/**
 * Writes a file that a function gave into the mini-program's own folder and opens it; from there WeChat's menu sends it to
 * a chat, saves or prints it. Resolves when it is open, or when it has been said why it is not.
 */
export const openExported = ({ name, base64 }: ExportedFile): Promise<void> =>
  openBytes(name, wx.base64ToArrayBuffer(base64))

/** The same with a file that was made on the phone; `name` ends in what it is. */
export async function openBytes(name: string, data: ArrayBuffer): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  wx.getFileSystemManager().writeFileSync(filePath, data)
  await openSaved(filePath)
}

/** Opens a file in cloud storage. */
export async function openStored(fileID: string): Promise<void> {
  const { tempFilePath } = await wx.cloud.downloadFile({ fileID })
  await openSaved(tempFilePath)
}

/** Opens a file at an address that holds for some hours; it goes by the name that people gave it. */
export async function openAddress({ name, url }: { name: string; url: string }): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|]/g, ' ')}`
  try {
    await new Promise<void>((resolve, reject) => {
      wx.downloadFile({ url, filePath, success: () => resolve(), fail: reject })
    })
  } catch {
    return tell('没有下载下来。连上网以后，再点一次')
  }
  await openSaved(filePath)
}

async function openSaved(filePath: string): Promise<void> {
  try {
    await wx.openDocument({ filePath, showMenu: true })
  } catch {
    await tell('文件已经存好，但这部手机打不开它。请在微信里转发给电脑再看')
  }
}

export interface ChosenFile {
  path: string
  name: string
}

/** A table out of a WeChat chat; null when none was chosen. */
export async function chooseTable(): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] })
    return tempFiles[0] ?? null
  } catch {
    return null
  }
}
