/** Messages the user allows, and the phone number. */
import { host } from '../host'
import { overTheNet } from '../network'
import { request } from '../request'
import { askMessages } from '../shell/subscribe'
import { askPermission } from '../shell/dialogs'
import { Failure } from './failure'
import type { Area } from './registry'

/** The most templates of one question. */
const MOST = 3

type Answer = 'accept' | 'reject'

async function subscribe({ tmplIds }: { tmplIds: string[] }): Promise<Record<string, Answer>> {
  if (!Array.isArray(tmplIds) || !tmplIds.length)
    throw new Failure('TmplIds can’t be empty', { errCode: 10001 })
  if (tmplIds.length > MOST) throw new Failure('Templates count out of max bounds', { errCode: 20003 })
  const picked = await askMessages(tmplIds.map(nameOf))
  const templates = tmplIds.filter((_, i) => picked.includes(i))
  await overTheNet()
  if (templates.length) await request('POST', '/api/consents', { phone: host.config.phoneId, templates })
  return Object.fromEntries(tmplIds.map((id, i) => [id, picked.includes(i) ? 'accept' : 'reject']))
}

/** WeChat knows a template's title; here its id has to do. */
function nameOf(id: string, index: number): string {
  return `消息 ${index + 1}（${id.length > 24 ? `${id.slice(0, 24)}…` : id}）`
}

/** A code that a function may turn into the number of who holds the phone; undefined when that is refused. */
export async function askPhoneNumber(): Promise<string | undefined> {
  if (!(await askPermission('申请获取并验证你的手机号', '微信绑定的号码'))) return undefined
  const { code } = await request<{ code: string }>('POST', '/api/phone-code', { phone: host.config.phoneId })
  return code
}

export const messages: Area = { async: { requestSubscribeMessage: subscribe } }
