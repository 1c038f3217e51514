import type { Table } from '../store/tables'
import type { Consent, SentMessage } from '../types'
import { text, WxError, type OpenApi } from './api'
import { checkMessageData } from './messageData'

const states = ['developer', 'trial', 'formal']

/**
 * Subscription messages. A person allows one message of one template at a time; each that is sent uses one permission
 * up.
 */
export class Messages {
  private lastId = 0

  constructor(
    private readonly granted: Table<Consent>,
    private readonly log: Table<SentMessage>,
  ) {
    for (const [, { msgid }] of log.entries()) this.lastId = Math.max(this.lastId, msgid)
  }

  /** A person allows `count` more messages of a template; a negative count takes permissions back. */
  async grant(openid: string, templateId: string, count = 1): Promise<void> {
    const key = keyOf(openid, templateId)
    const before = this.granted.get(key)?.count ?? 0
    await this.granted.set(key, { openid, templateId, count: Math.max(0, before + count) })
  }

  consents(): Consent[] {
    return [...this.granted.entries()].map(([, consent]) => consent).filter(({ count }) => count > 0)
  }

  /** Oldest first. */
  sent(): SentMessage[] {
    return [...this.log.entries()].map(([, message]) => message).sort((a, b) => a.msgid - b.msgid)
  }

  /** Forgets everything and takes this in its place. */
  async replaceAll(consents: readonly Consent[], sent: readonly SentMessage[]): Promise<void> {
    await Promise.all([this.granted.clear(), this.log.clear()])
    for (const consent of consents) await this.granted.set(keyOf(consent.openid, consent.templateId), consent)
    for (const message of sent) await this.log.set(String(message.msgid), message)
    this.lastId = sent.reduce((last, { msgid }) => Math.max(last, msgid), 0)
  }

  readonly send: OpenApi = async (call) => {
    const openid = text(call, 'touser', 40003, 'invalid openid')
    const templateId = text(call, 'template_id', 40037, 'invalid template_id')
    const data = checkMessageData(call.data['data'])
    const { page = '', miniprogram_state: state = 'formal', lang = 'zh_CN' } = call.data
    if (typeof page !== 'string' || page.startsWith('/')) throw new WxError(41030, 'invalid page')
    if (!states.includes(String(state)))
      throw new WxError(47003, 'argument invalid! miniprogram_state invalid')
    const key = keyOf(openid, templateId)
    const count = this.granted.get(key)?.count ?? 0
    if (count < 1) throw new WxError(43101, 'user refuse to accept the msg')
    const msgid = ++this.lastId
    const message: SentMessage = {
      msgid,
      openid,
      templateId,
      page,
      data,
      state: String(state),
      lang: String(lang),
      function: call.function,
      requestId: call.requestId,
      at: call.now,
    }
    // In one turn of the event loop, so that the store takes both or neither.
    await Promise.all([
      this.granted.set(key, { openid, templateId, count: count - 1 }),
      this.log.set(String(msgid), message),
    ])
    return { msgid }
  }
}

const keyOf = (openid: string, templateId: string): string => JSON.stringify([openid, templateId])
