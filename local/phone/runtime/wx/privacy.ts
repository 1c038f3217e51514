import { askPermission } from '../shell/dialogs'
import { guard } from '../errors'
import { host } from '../host'
import { Failure } from './failure'
import type { Area } from './registry'

type Resolve = (answer: { event: string; buttonId?: string }) => void
type Handler = (resolve: Resolve, info: { referrer: string }) => void

let handler: Handler | undefined

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
  const yes = handler ? await askPage(handler, referrer) : await askUser()
  if (!yes) throw new Failure('privacy permission is not authorized', { errno: 104 })
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
    openPrivacyContract: () => undefined,
  },
  sync: {
    onNeedPrivacyAuthorization(given: Handler) {
      handler = given
    },
  },
}
