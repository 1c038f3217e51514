import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName } from '../../miniprogram/shared/contract/index'
import { type Action, type Context, dispatch, refusal } from './action'
import { AppError } from './appError'
import { type Actor, callingAccount, currentActor, isTimer, nobody } from './auth'
import { rememberedActor } from './remembered'
import { wxDb } from './wxDb'
import { wxWeChat } from './wxWeChat'

interface Call {
  action?: unknown
  input?: unknown
}

/** What WeChat's message push calls a function with: `Event` says what it is about. */
export interface PushedMessage {
  MsgType: 'event'
  Event: string
  trace_id?: unknown
  result?: { suggest?: unknown }
}

/** The actions of one function by verb; `any` because each has its own input and output, checked where it is declared. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of differently typed actions has no other type
type Actions = Readonly<Record<string, Action<any>>>

export interface ServeOptions {
  /** What the function does when its timer of config.json is due. Nobody is acting then. */
  onTimer?(ctx: Context): Promise<void>
  /**
   * What it does with a message of WeChat's. Anybody could send one that looks the same: believe only what names a secret
   * between WeChat and us.
   */
  onMessage?(ctx: Context, message: PushedMessage): Promise<void>
}

/** A cloud function's entry: `{ action, input }` in, a Reply out; it never throws. */
export const serve =
  (actions: Actions, { onTimer, onMessage }: ServeOptions = {}) =>
  async (event: Call | PushedMessage | null, context?: { request_id?: string }): Promise<Reply<unknown>> => {
    const requestId = context?.request_id ?? ''
    try {
      if (onTimer && isTimer()) return { ok: true, data: await onTimer(contextOf(nobody, requestId)) }
      if (onMessage && isMessage(event))
        return { ok: true, data: await onMessage(contextOf(nobody, requestId), event) }
      const { action: verb, input = {} } = (event ?? {}) as Call
      const definition = find(actions, verb)
      const ctx = contextByMemory(definition, input, requestId) ?? (await contextByReading(requestId))
      return await dispatch<ActionName>(definition, ctx, input)
    } catch (error) {
      return refusal(error, requestId)
    }
  }

const isMessage = (event: Call | PushedMessage | null): event is PushedMessage =>
  event !== null && 'MsgType' in event && event.MsgType === 'event' && typeof event.Event === 'string'

const contextByReading = async (requestId: string): Promise<Context> =>
  contextOf(await currentActor(wxDb), requestId)

/** Who called before need not be read again by an action that proves them in what it writes. */
function contextByMemory({ proof }: Action<ActionName>, input: unknown, requestId: string): Context | null {
  const accountId = proof && callingAccount()
  const actor = accountId ? rememberedActor(accountId, (one) => proof(one, input)) : null
  return actor && { ...contextOf(actor, requestId), reread: () => contextByReading(requestId) }
}

const contextOf = (actor: Actor, requestId: string): Context => ({
  ...{ db: wxDb, weChat: wxWeChat, now: Date.now, actor, requestId },
})

function find(actions: Actions, verb: unknown): Action<ActionName> {
  const definition = typeof verb === 'string' && Object.hasOwn(actions, verb) ? actions[verb] : undefined
  if (!definition) throw new AppError('NOT_FOUND', { what: '这项功能' })
  return definition
}
