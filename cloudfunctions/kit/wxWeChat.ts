import cloud from 'wx-server-sdk'
import type { MessageResult, WeChat } from './weChat'

/** msgSecCheck, version 2: comments is the nearest of WeChat's scenes for names and notes. */
const SCENE_COMMENT = 2
/** mediaCheckAsync: what it is to look at, and in which of WeChat's scenes it stands. */
const SOUND = 1
const SCENE_PROFILE = 1
/** WeChat's code for a phone-number code that is wrong, used or too old. */
const INVALID_CODE = 40029
/** imgSecCheck's code for a picture that must not be shown. */
const RISKY_CONTENT = 87014
/** subscribeMessage.send: the person has not consented, or has taken it back. */
const REFUSED = 43101
/** subscribeMessage.send: openid, template, page or a field is wrong; sending it again would not help. */
const UNUSABLE: readonly number[] = [40003, 40037, 41030, 47003]
/** getTempFileURL takes so many at a time. */
const ADDRESSES = 50

export const wxWeChat: WeChat = {
  async phoneOf(code) {
    try {
      const { phoneInfo } = (await cloud.openapi['phonenumber'].getPhoneNumber({ code })) as {
        phoneInfo: { purePhoneNumber: string }
      }
      return phoneInfo.purePhoneNumber
    } catch (error) {
      if ((error as { errCode?: number }).errCode === INVALID_CODE) return null
      throw error
    }
  },

  async isAllowed(content) {
    const { OPENID: openid } = cloud.getWXContext()
    const { result } = (await cloud.openapi['security'].msgSecCheck({
      ...{ content, openid, version: 2, scene: SCENE_COMMENT },
    })) as { result: { suggest: string } }
    return result.suggest !== 'risky'
  },

  async isPictureAllowed(value, contentType) {
    try {
      await cloud.openapi['security'].imgSecCheck({ media: { contentType, value } })
      return true
    } catch (error) {
      if (codeOf(error) === RISKY_CONTENT) return false
      throw error
    }
  },

  async checkSound(mediaUrl) {
    const { OPENID: openid } = cloud.getWXContext()
    const { traceId } = (await cloud.openapi['security'].mediaCheckAsync({
      ...{ mediaUrl, mediaType: SOUND, openid, version: 2, scene: SCENE_PROFILE },
    })) as { traceId: string }
    return traceId
  },

  callerOpenid: () => String(cloud.getWXContext().OPENID ?? ''),

  async sendMessage({ openid, templateId, page, data }) {
    const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
    try {
      await cloud.openapi['subscribeMessage'].send({ touser: openid, templateId, page, data: values })
      return 'sent'
    } catch (error) {
      return resultOf(codeOf(error))
    }
  },

  async addressesOf(fileIds) {
    const addresses = new Map<string, string>()
    for (let from = 0; from < fileIds.length; from += ADDRESSES) {
      const { fileList } = (await cloud.getTempFileURL({
        fileList: fileIds.slice(from, from + ADDRESSES),
      })) as { fileList: { fileID: string; tempFileURL: string; status: number }[] }
      for (const { fileID, tempFileURL, status } of fileList)
        if (status === 0 && tempFileURL) addresses.set(fileID, tempFileURL)
    }
    return addresses
  },

  async download(fileID) {
    try {
      return (await cloud.downloadFile({ fileID })).fileContent
    } catch {
      return null
    }
  },

  async upload(cloudPath, fileContent) {
    const { fileID } = (await cloud.uploadFile({ cloudPath, fileContent })) as { fileID: string }
    return fileID
  },

  async remove(fileIds) {
    if (fileIds.length > 0) await cloud.deleteFile({ fileList: [...fileIds] })
  },
}

const codeOf = (error: unknown): number | undefined => (error as { errCode?: number } | null)?.errCode

function resultOf(code: number | undefined): MessageResult {
  if (code === REFUSED) return 'refused'
  return code !== undefined && UNUSABLE.includes(code) ? 'unusable' : 'failed'
}
