import type { DatabaseContext, databaseActions } from '../database/actions'
import { invalid } from '../errors'
import { invocationOf, type FunctionRunner } from '../functions/runner'
import type { Ring } from '../ring'
import type { Caller, ServedRequest } from '../types'
import { textField, type Body } from './fields'
import type { Reply } from './reply'

/** Which request it is, and the invocation it came from ('' from outside of functions). */
export interface RequestOrigin {
  requestId: string
  invocationId: string
}

/** Serves one action of storage, openapi … */
export type ServiceAction = (body: Body, origin: RequestOrigin) => Promise<Reply | Buffer>

export interface DispatchContext extends DatabaseContext {
  runner: FunctionRunner
  /** Tokens that were handed out with `sdkEnv(caller)`. */
  callers: ReadonlyMap<string, Caller>
  requests: Ring<ServedRequest>
  databaseActions: typeof databaseActions
  services: ReadonlyMap<string, ServiceAction>
  /** Carries a request out; faults that a test ordered happen here. */
  around<T>(action: string, origin: RequestOrigin, run: () => Promise<T>): Promise<T>
}

/** Takes one request to what serves its action. */
export function dispatcher(
  context: DispatchContext,
): (body: Body, requestId: string) => Promise<Reply | Buffer> {
  return async (body, requestId) => {
    const action = textField(body, 'action')
    const invocationId = invocationOf(body['sessionToken'])
    context.requests.add({ action, invocationId, at: context.clock.now() })
    const origin = { requestId, invocationId }
    return context.around(action, origin, () => perform(context, action, body, origin))
  }
}

async function perform(
  context: DispatchContext,
  action: string,
  body: Body,
  origin: RequestOrigin,
): Promise<Reply | Buffer> {
  const databaseAction = context.databaseActions.get(action)
  if (databaseAction) return databaseAction(context, body)
  const service = context.services.get(action)
  if (service) return service(body, origin)
  if (action === 'functions.invokeFunction') return invokeFunction(context, body, origin.requestId)
  throw invalid(`unknown action ${action.slice(0, 100)}`)
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
