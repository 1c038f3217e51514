import { randomUUID } from 'node:crypto'
import { createClock, SharedClock } from './clock'
import { Control } from './control/control'
import type { Faults } from './control/faults'
import { withKept } from './control/keptIndexes'
import { controlServer } from './control/server'
import { databaseActions } from './database/actions'
import { Database } from './database/database'
import { scanWarner } from './database/scanWarner'
import { Transactions } from './database/transactions'
import { baseEnvironment, callEnvironment } from './environment'
import { CloudError } from './errors'
import { FunctionRunner } from './functions/runner'
import { limits as standardLimits, type Limits } from './limits'
import { endProcess, printError, printUncaught, printWarning } from './printers'
import { Ring } from './ring'
import { openServices } from './services'
import { openLmdbStore } from './store/lmdbStore'
import { openMemoryStore } from './store/memoryStore'
import type { Store } from './store/store'
import type {
  Caller,
  Cloud,
  CloudOptions,
  FunctionLog,
  InvocationRecord,
  InvokeResult,
  ServedRequest,
} from './types'
import { dispatcher } from './wire/dispatch'
import { startWireServer } from './wire/server'

export { createClock } from './clock'
export { CloudError, StartError } from './errors'
export type * from './types'

/** Starts a cloud on the loopback. Rejects with a StartError, whose message is for a person. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const limits: Limits = { ...standardLimits, ...options.limits }
  const clock = sharedClock(options)
  const store = options.dataDir === null ? openMemoryStore() : await openLmdbStore(options.dataDir)
  try {
    return await assemble(options, limits, clock, store)
  } catch (error) {
    await store.close()
    throw error
  }
}

function sharedClock({ clock = createClock() }: CloudOptions): SharedClock {
  if (clock instanceof SharedClock) return clock
  throw new TypeError(
    'the clock of a cloud must come from createClock(): functions in other threads follow it',
  )
}

async function assemble(
  options: CloudOptions,
  limits: Limits,
  clock: SharedClock,
  store: Store,
): Promise<Cloud> {
  const onWarning = options.onWarning ?? printWarning
  const requests = new Ring<ServedRequest>(limits.requestLog)
  const logs = new Ring<FunctionLog>(limits.requestLog)
  const invocations = new Ring<InvocationRecord>(limits.requestLog)
  const onLog = (line: FunctionLog): void => {
    logs.add(line)
    ;(options.onLog ?? printUncaught)(line)
  }
  const { functionsDir, maxInstances, dataDir, pushFunction } = options
  const onEnd = (record: InvocationRecord): void => invocations.add(record)
  const runner = new FunctionRunner({ functionsDir, clock, limits, maxInstances, onLog, onEnd })
  const onError = printError
  const services = await openServices({ dataDir, clock, limits, runner, pushFunction, onWarning, onError })
  try {
    const schema = withKept(options.schema, services.indexes)
    const database = await Database.open({ store, schema, limits, onScan: scanWarner(onWarning) })
    const transactions = new Transactions(database, clock)
    store.onFailure(options.onFailure ?? endProcess)
    services.loadTimers()
    const world = { database, transactions, services, runner, clock, limits, requests, logs, invocations }
    return await serve(options, new Control({ ...world, schema: options.schema }), store)
  } catch (error) {
    await services.close()
    throw error
  }
}

async function serve(options: CloudOptions, control: Control, store: Store): Promise<Cloud> {
  const { database, transactions, services, runner, clock, limits, requests, logs, invocations } =
    control.options
  const { storage, openapi, messages, checks, phoneNumbers, timers, faults } = services
  const callers = new Map<string, Caller>()
  const token = randomUUID()
  const controlled = controlServer({ control, cloud: () => cloud, token, onError: printError })
  const server = await startWireServer({
    port: options.port ?? 0,
    maxBytes: limits.requestBytes,
    handle: dispatcher({
      database,
      transactions,
      clock,
      runner,
      callers,
      requests,
      databaseActions,
      services: services.actions,
      around: (action, origin, run) => faults.around(action, origin, run),
    }),
    other: (request, response) => services.serveFiles(request, response) || controlled(request, response),
    onError: printError,
  })
  const base = `http://127.0.0.1:${server.port}`
  const url = `${base}/admin`
  runner.connectTo(url)
  storage.servedAt(base)

  const cloud: Cloud = {
    url,
    clock,
    sdkEnv: (caller) => sdkEnvironment(url, callers, caller),
    invoke: (name, event, caller) => invoke(runner, faults, name, event, caller),
    reloadFunctions() {
      runner.reload()
      try {
        services.loadTimers()
      } catch (error) {
        ;(options.onWarning ?? printWarning)(error instanceof Error ? error.message : String(error))
      }
    },
    requests: () => requests.list(),
    invocations: () => invocations.list(),
    logs: (requestId) => logs.list().filter((line) => line.requestId === requestId),
    storage,
    openapi: {
      grant: (openid, templateId, count) => messages.grant(openid, templateId, count),
      consents: () => messages.consents(),
      sent: () => messages.sent(),
      calls: () => openapi.calls(),
      rules: () => checks.rules,
      setRules: (rules) => checks.setRules(rules),
      mediaChecks: () => checks.media(),
      issuePhoneCode: (phoneNumber) => phoneNumbers.issue(phoneNumber, clock.now()),
    },
    timers,
    advance: (ms) => timers.advance(ms),
    faults,
    reset: () => control.reset(),
    exportTo: (folder) => control.exportTo(folder),
    importFrom: (folder) => control.importFrom(folder),
    control: { url: `${base}/control/`, token, console: `${base}/console/#${token}` },
    stop: once(async () => {
      await timers.stop()
      await runner.stop()
      services.endDownloads()
      const closed = server.close()
      transactions.abortAll()
      await closed
      await services.close()
      await store.close()
    }),
  }
  return cloud
}

/** A caller gets a token of their own, so that functions which the process calls know who is asking. */
function sdkEnvironment(url: string, callers: Map<string, Caller>, caller?: Caller): Record<string, string> {
  const token = caller ? `caller-${randomUUID()}` : ''
  if (caller) callers.set(token, caller)
  const env = { ...baseEnvironment(url), ...callEnvironment(caller, token) }
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

async function invoke(
  runner: FunctionRunner,
  faults: Faults,
  name: string,
  event: unknown,
  caller: Caller,
): Promise<InvokeResult> {
  const requestId = randomUUID()
  try {
    const origin = { requestId, invocationId: '', function: name, caller }
    const text = await faults.around('functions.invokeFunction', origin, () =>
      runner.invoke({ name, event: JSON.stringify(event ?? {}), caller, requestId }),
    )
    return { result: JSON.parse(text) as unknown, requestId }
  } catch (error) {
    throw CloudError.ofCall(error, requestId)
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
