import type { Caller } from '../../framework/caller'
import { pageOf } from '../../framework/callerMembers'
import { sharePage } from '../../share'
import { chooseAvatar } from '../../shell/avatar'
import { tell } from '../../shell/dialogs'
import { askPhoneNumber } from '../../wx/messages'
import { chosenSettings } from '../../wx/permissions'
import { agreePrivacy } from '../../wx/privacy'

type Button = Pick<Caller, '_$' | 'triggerEvent'> & { data: object }

const handlers: Record<string, (button: Button) => unknown> = {
  share: (button) => share(button),
  getPhoneNumber: (button) => getPhoneNumber(button, 'getphonenumber', 'getPhoneNumber'),
  getRealtimePhoneNumber: (button) =>
    getPhoneNumber(button, 'getrealtimephonenumber', 'getRealtimePhoneNumber'),
  agreePrivacyAuthorization: (button) => {
    agreePrivacy()
    button.triggerEvent('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  contact: (button) => {
    tell('客服会话在微信里打开')
    button.triggerEvent('contact', { errMsg: 'enterContact:ok', path: '', query: {} })
  },
  feedback: () => tell('意见反馈在微信里打开'),
  openSetting: async (button) =>
    button.triggerEvent('opensetting', { errMsg: 'openSetting:ok', ...(await chosenSettings()) }),
  chooseAvatar: async (button) => {
    const avatarUrl = await chooseAvatar()
    if (avatarUrl) button.triggerEvent('chooseavatar', { avatarUrl })
  },
  getUserInfo: (button) => button.triggerEvent('getuserinfo', { errMsg: 'getUserInfo:fail auth deny' }),
  launchApp: (button) => button.triggerEvent('error', { errMsg: 'invalid scene' }),
}

/** What WeChat does by itself when a button with an open-type is pressed. */
export function pressOpenType(button: Button, openType: string): void {
  for (const type of openType.split('|')) handlers[type]?.(button)
}

async function getPhoneNumber(button: Button, event: string, name: string): Promise<void> {
  const code = await askPhoneNumber()
  const detail = code ? { errMsg: `${name}:ok`, code } : { errMsg: `${name}:fail user deny` }
  button.triggerEvent(event, detail)
}

function share(button: Button): void {
  const page = pageOf(button as Caller)
  const { id, dataset } = button._$
  if (page) sharePage(page, { from: 'button', target: { id, dataset: dataset as object } })
}
