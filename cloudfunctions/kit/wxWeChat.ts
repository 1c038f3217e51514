import cloud from 'wx-server-sdk'
import type { WeChat } from './weChat'

/** msgSecCheck, version 2: comments is the nearest of WeChat's scenes for names and notes. */
const SCENE_COMMENT = 2
/** WeChat's code for a phone-number code that is wrong, used or too old. */
const INVALID_CODE = 40029

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
