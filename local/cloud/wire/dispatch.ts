import type { DatabaseContext, databaseActions } from '../database/actions'
import { invalid } from '../errors'
import { invocationOf, type FunctionRunner } from '../functions/runner'
import type { Ring } from '../ring'
import type { Caller, ServedRequest } from '../types'
import { textField, type Body } from './fields'
import type { Reply } from './reply'

export interface DispatchContext extends DatabaseContext {
  runner: FunctionRunner
  /** Tokens that were handed out with `sdkEnv(caller)`. */
  callers: ReadonlyMap<string, Caller>
  requests: Ring<ServedRequest>
  databaseActions: typeof databaseActions
}

/** Takes one request to what serves its action. */
export function dispatcher(context: DispatchContext): (body: Body, requestId: string) => Promise<Reply> {
  return async (body, requestId) => {
    const action = textField(body, 'action')
    const invocationId = invocationOf(body['sessionToken'])
    context.requests.add({ action, invocationId, at: context.clock.now() })
    const databaseAction = context.databaseActions.get(action)
    if (databaseAction) return databaseAction(context, body)
    if (action === 'functions.invokeFunction') return invokeFunction(context, body, requestId)
    throw invalid(`unknown action ${action.slice(0, 100)}`)
  }
}

/** A function that calls another one acts for its own caller still. */
async function invokeFunction(context: DispatchContext, body: Body, requestId: string): Promise<Reply> {
  const name = textField(body, 'function_name')
  const event = textField(body, 'request_data')
  const token = body['sessionToken']
  const caller =
    context.runner.callerOf(invocationOf(token)) ??
    (typeof token === 'string' ? context.callers.get(token) : undefined)
  const text = await context.runner.invoke({ name, event, caller, requestId })
  return { data: { response_data: text } }
}
