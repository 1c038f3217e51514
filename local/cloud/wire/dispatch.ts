import type { DatabaseContext, databaseActions } from '../database/actions'
import { invalid } from '../errors'
import { invocationOf, type FunctionRunner } from '../functions/runner'
import type { Ring } from '../ring'
import type { Caller, ServedRequest } from '../types'
import { textField, type Body } from './fields'
import type { Reply } from './reply'

/** Which request it is, and on whose behalf. */
export interface RequestOrigin {
  requestId: string
  /** The invocation that sent it, '' from outside of functions. */
  invocationId: string
  /** The function that it calls, or else the one that sent it. */
  function: string
  caller: Caller | undefined
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
    const called = action === 'functions.invokeFunction' ? String(body['function_name']) : undefined
    const origin: RequestOrigin = {
      requestId,
      invocationId,
      function: called ?? context.runner.nameOf(invocationId),
      caller: callerOf(context, body['sessionToken'], invocationId),
    }
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
  if (action === 'functions.invokeFunction') return invokeFunction(context, body, origin)
  throw invalid(`unknown action ${action.slice(0, 100)}`)
}

/** A function that calls another one acts for its own caller still. */
async function invokeFunction(
  context: DispatchContext,
  body: Body,
  { requestId, caller }: RequestOrigin,
): Promise<Reply> {
  const name = textField(body, 'function_name')
  const event = textField(body, 'request_data')
  const text = await context.runner.invoke({ name, event, caller, requestId })
  return { data: { response_data: text } }
}

function callerOf(context: DispatchContext, token: unknown, invocationId: string): Caller | undefined {
  const { runner, callers } = context
  return runner.callerOf(invocationId) ?? (typeof token === 'string' ? callers.get(token) : undefined)
}
