import type { Caller } from '../../framework/caller'
import { pageOf } from '../../framework/callerMembers'
import { sharePage } from '../../share'
import { askPermission, tell } from '../../shell/dialogs'
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
  openSetting: (button) => button.triggerEvent('opensetting', { errMsg: 'openSetting:ok', authSetting: {} }),
  chooseAvatar: (button) => button.triggerEvent('chooseavatar', { avatarUrl: '' }),
  launchApp: (button) => button.triggerEvent('error', { errMsg: 'invalid scene' }),
}

/** What WeChat does by itself when a button with an open-type is pressed. */
export function pressOpenType(button: Button, openType: string): void {
  for (const type of openType.split('|')) handlers[type]?.(button)
}

async function getPhoneNumber(button: Button, event: string, name: string): Promise<void> {
  const allowed = await askPermission('申请获取并验证你的手机号', '138****0000 为微信绑定号码')
  const detail = allowed
    ? { errMsg: `${name}:ok`, code: `phone-${Date.now()}` }
    : { errMsg: `${name}:fail user deny` }
  button.triggerEvent(event, detail)
}

function share(button: Button): void {
  const page = pageOf(button as Caller)
  const { id, dataset } = button._$
  if (page) sharePage(page, { from: 'button', target: { id, dataset: dataset as object } })
}
