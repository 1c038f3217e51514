import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName } from '../../miniprogram/shared/contract/index'
import { type Action, type Context, dispatch, refusal } from './action'
import { AppError } from './appError'
import { type Actor, currentActor, isTimer, nobody } from './auth'
import { wxDb } from './wxDb'
import { wxWeChat } from './wxWeChat'

interface Call {
  action?: unknown
  input?: unknown
}

/** The actions of one function by verb; `any` because each has its own input and output, checked where it is declared. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of differently typed actions has no other type
type Actions = Readonly<Record<string, Action<any>>>

export interface ServeOptions {
  /** What the function does when its timer of config.json is due. Nobody is acting then. */
  onTimer?(ctx: Context): Promise<void>
}

/** A cloud function's entry: `{ action, input }` in, a Reply out; it never throws. */
export const serve =
  (actions: Actions, { onTimer }: ServeOptions = {}) =>
  async (event: Call | null, context?: { request_id?: string }): Promise<Reply<unknown>> => {
    const requestId = context?.request_id ?? ''
    try {
      if (onTimer && isTimer()) return { ok: true, data: await onTimer(contextOf(nobody, requestId)) }
      const definition = find(actions, event?.action)
      const actor = await currentActor(wxDb)
      return await dispatch<ActionName>(definition, contextOf(actor, requestId), event?.input ?? {})
    } catch (error) {
      return refusal(error, requestId)
    }
  }

const contextOf = (actor: Actor, requestId: string): Context => ({
  ...{ db: wxDb, weChat: wxWeChat, now: Date.now, actor, requestId },
})

function find(actions: Actions, verb: unknown): Action<ActionName> {
  const definition = typeof verb === 'string' && Object.hasOwn(actions, verb) ? actions[verb] : undefined
  if (!definition) throw new AppError('NOT_FOUND', { what: '这项功能' })
  return definition
}
