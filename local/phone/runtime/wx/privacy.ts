import { guard } from '../errors'
import { host } from '../host'
import { askPermission, showModal } from '../shell/dialogs'
import { Failure } from './failure'
import type { Area } from './registry'

type Resolve = (answer: { event: string; buttonId?: string }) => void
type Handler = (resolve: Resolve, info: { referrer: string }) => void

let handler: Handler | undefined
/** Calls that come while the question is open wait for the same answer. */
let asking: Promise<boolean> | undefined

/** In WeChat it is written for each mini-program, in its console. */
const CONTRACT = '小程序在微信公众平台填写的指引会显示在这里。'

/** Whether the mini-program has asked WeChat to check: before it does, nothing private is held back. */
export function checksPrivacy(): boolean {
  return host.manifest?.app['__usePrivacyCheck__'] === true
}

function key(): string {
  return `phone:${host.config.phoneId}:${host.config.user.id}:privacy`
}

export function privacyAgreed(): boolean {
  return localStorage.getItem(key()) === 'yes'
}

/** The next use of something private asks again. */
export function forgetPrivacy(): void {
  localStorage.removeItem(key())
}

/** By the button with open-type agreePrivacyAuthorization, or in the dialog. */
export function agreePrivacy(): void {
  localStorage.setItem(key(), 'yes')
}

/** Asks once, by the page's own dialog where it has one, otherwise by WeChat's. */
export async function requirePrivacy(referrer = 'requirePrivacyAuthorize'): Promise<void> {
  if (privacyAgreed()) return
  asking ??= (handler ? askPage(handler, referrer) : askUser()).finally(() => (asking = undefined))
  if (!(await asking)) throw new Failure('privacy permission is not authorized', { errno: 104 })
  agreePrivacy()
}

function askUser(): Promise<boolean> {
  return askPermission('用户隐私保护提示', '在使用前请阅读并同意隐私保护指引。')
}

function askPage(run: Handler, referrer: string): Promise<boolean> {
  return new Promise((resolve) => {
    const answer: Resolve = ({ event }) => {
      if (event === 'agree') resolve(true)
      if (event === 'disagree') resolve(false)
    }
    guard('onNeedPrivacyAuthorization', run, undefined, answer, { referrer })
  })
}

export const privacy: Area = {
  async: {
    getPrivacySetting: () => ({
      needAuthorization: !privacyAgreed(),
      privacyContractName: '《用户隐私保护指引》',
    }),
    requirePrivacyAuthorize: () => requirePrivacy(),
    openPrivacyContract: async () => {
      await showModal({ title: '用户隐私保护指引', content: CONTRACT, showCancel: false })
    },
  },
  sync: {
    onNeedPrivacyAuthorization(given: Handler) {
      handler = given
    },
  },
}
