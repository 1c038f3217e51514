import { readInvitationText } from '../shared/rules/binding'
import { tell } from './ask'
import * as go from './go'

/** Opens the camera and takes what it reads to where it belongs: a secretary's invitation, or a check-in. Going back without scanning is no failure. */
export async function scanToCheckIn(): Promise<void> {
  const code = await scan()
  if (code === null) return
  await (readInvitationText(code) === null ? go.checkin(code) : go.bind(code))
}

/** null when nothing was scanned. */
export async function scan(): Promise<string | null> {
  try {
    const { result } = await wx.scanCode({ scanType: ['qrCode'] })
    return result
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (!/cancel/i.test(errMsg)) await tell('相机没有打开。请在手机的“设置”里允许微信使用相机，再回来扫一次')
    return null
  }
}
