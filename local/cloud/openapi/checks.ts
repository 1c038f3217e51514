import { createHash, randomUUID } from 'node:crypto'
import type { Limits } from '../limits'
import type { Table } from '../store/tables'
import type { CheckRule, MediaCheck, Verdict } from '../types'
import { text, WxError, type OpenApi, type OpenApiCall } from './api'

const pass: Verdict = { suggest: 'pass', label: 100 }

export interface ChecksOptions {
  rules: Table<readonly CheckRule[]>
  media: Table<MediaCheck>
  limits: Limits
  /** Tells a function of a result, as WeChat's message push does. Resolves with who was told, '' for nobody. */
  push(message: Record<string, unknown>): Promise<string>
}

/** WeChat's checks of what people write and show, by rules that a test sets. Without rules everything passes. */
export class Checks {
  private readonly pushing = new Set<Promise<void>>()

  constructor(private readonly options: ChecksOptions) {}

  get rules(): readonly CheckRule[] {
    return this.options.rules.get('rules') ?? []
  }

  setRules(rules: readonly CheckRule[]): Promise<void> {
    return this.options.rules.set('rules', rules)
  }

  /** Every mediaCheckAsync, oldest first. */
  media(): MediaCheck[] {
    return [...this.options.media.entries()].map(([, check]) => check).sort((a, b) => a.at - b.at)
  }

  /** Forgets everything and takes this in its place. */
  async replaceAll(rules: readonly CheckRule[], media: readonly MediaCheck[]): Promise<void> {
    await this.settled()
    await Promise.all([this.options.rules.clear(), this.options.media.clear()])
    if (rules.length > 0) await this.setRules(rules)
    for (const check of media) await this.options.media.set(check.traceId, check)
  }

  /** Resolves when every result has been pushed. */
  async settled(): Promise<void> {
    while (this.pushing.size > 0) await Promise.all(this.pushing)
  }

  readonly checkText: OpenApi = (call) => {
    const { checkedTextChars } = this.options.limits
    const content = text(call, 'content', 44004, 'empty content')
    if (content.length > checkedTextChars) throw new WxError(45002, 'content size out of limit')
    const parts = ['content', 'title', 'nickname', 'signature'].map((name) => String(call.data[name] ?? ''))
    const rule = this.ruleFor('text', parts)
    const verdict = rule ?? pass
    if (Number(call.data['version']) !== 2) return oldAnswer(verdict)
    checkPerson(call)
    const keyword = rule && { level: 90, keyword: rule.match }
    return {
      trace_id: randomUUID(),
      result: resultOf(verdict),
      detail: [
        { strategy: 'content_model', errcode: 0, ...resultOf(verdict), prob: 90 },
        ...(keyword ? [{ strategy: 'keyword', errcode: 0, ...resultOf(verdict), ...keyword }] : []),
      ],
    }
  }

  readonly checkImage: OpenApi = ({ media }) => {
    const picture = media['media']
    if (!picture) throw new WxError(41005, 'media data missing')
    if (picture.bytes.length > this.options.limits.checkedImageBytes) {
      throw new WxError(40006, 'invalid meida size')
    }
    const hash = createHash('sha256').update(picture.bytes).digest('hex')
    return oldAnswer(this.ruleFor('media', [picture.name, hash]) ?? pass)
  }

  /** The answer names the check only; the result comes later. */
  readonly checkMedia: OpenApi = async (call) => {
    const mediaUrl = text(call, 'media_url', 44002, 'empty post data')
    const mediaType = Number(call.data['media_type'])
    if (mediaType !== 1 && mediaType !== 2) throw new WxError(40004, 'invalid media type')
    const openid = checkPerson(call)
    const traceId = randomUUID()
    const verdict = this.ruleFor('media', [mediaUrl]) ?? pass
    const check: MediaCheck = {
      traceId,
      mediaUrl,
      openid,
      result: resultOf(verdict),
      at: call.now,
      toldTo: '',
    }
    await this.options.media.set(traceId, check)
    const pushing = this.push(check, call).finally(() => this.pushing.delete(pushing))
    this.pushing.add(pushing)
    return { trace_id: traceId }
  }

  private async push(check: MediaCheck, { caller, now }: OpenApiCall): Promise<void> {
    await new Promise((done) => setImmediate(done))
    const { traceId, openid, result } = check
    const toldTo = await this.options.push({
      ToUserName: 'gh_local',
      FromUserName: openid,
      CreateTime: Math.floor(now / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: caller?.appid ?? '',
      trace_id: traceId,
      version: 2,
      errcode: 0,
      errmsg: 'ok',
      result,
      detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
    })
    if (this.options.media.get(traceId)) await this.options.media.set(traceId, { ...check, toldTo })
  }

  private ruleFor(kind: CheckRule['kind'], parts: readonly string[]): CheckRule | undefined {
    return this.rules.find((rule) => rule.kind === kind && parts.some((part) => part.includes(rule.match)))
  }
}

const resultOf = ({ suggest, label }: Verdict): Verdict => ({ suggest, label })

/** The first version knows two answers only. */
function oldAnswer({ suggest }: Verdict): Record<string, unknown> {
  if (suggest !== 'pass') throw new WxError(87014, 'risky content')
  return {}
}

/** The second version wants to know who and where. Returns the openid. */
function checkPerson(call: OpenApiCall): string {
  const scene = Number(call.data['scene'])
  if (!(scene >= 1 && scene <= 4)) throw new WxError(40097, 'invalid args: scene must be 1, 2, 3 or 4')
  return text(call, 'openid', 40003, 'invalid openid')
}
