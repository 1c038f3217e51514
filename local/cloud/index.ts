import { randomUUID } from 'node:crypto'
import { createClock, SharedClock } from './clock'
import { databaseActions } from './database/actions'
import { Database } from './database/database'
import { scanWarner } from './database/scanWarner'
import { Transactions } from './database/transactions'
import { baseEnvironment, callEnvironment } from './environment'
import { CloudError } from './errors'
import { FunctionRunner } from './functions/runner'
import { limits as standardLimits, type Limits } from './limits'
import { Ring } from './ring'
import { openLmdbStore } from './store/lmdbStore'
import { openMemoryStore } from './store/memoryStore'
import type { Store } from './store/store'
import type { Caller, Cloud, CloudOptions, FunctionLog, InvokeResult, ServedRequest } from './types'
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
  const onScan = scanWarner(options.onWarning ?? printWarning)
  const database = await Database.open({ store, schema: options.schema, limits, onScan })
  const transactions = new Transactions(database)
  const requests = new Ring<ServedRequest>(limits.requestLog)
  const logs = new Ring<FunctionLog>(limits.requestLog)
  const onLog = (line: FunctionLog): void => {
    logs.add(line)
    ;(options.onLog ?? printUncaught)(line)
  }
  const { functionsDir, maxInstances } = options
  const runner = new FunctionRunner({ functionsDir, clock, limits, maxInstances, onLog })
  const callers = new Map<string, Caller>()
  const handle = dispatcher({
    database,
    transactions,
    clock,
    runner,
    callers,
    requests,
    databaseActions,
    services: new Map(),
    around: (_action, _origin, run) => run(),
  })
  store.onFailure(options.onFailure ?? endProcess)
  const server = await startWireServer({
    port: options.port ?? 0,
    maxBytes: limits.requestBytes,
    handle,
    onError: printError,
  })
  const url = `http://127.0.0.1:${server.port}/admin`
  runner.connectTo(url)

  return {
    url,
    clock,
    sdkEnv: (caller) => sdkEnvironment(url, callers, caller),
    invoke: (name, event, caller) => invoke(runner, name, event, caller),
    reloadFunctions: () => runner.reload(),
    requests: () => requests.list(),
    logs: (requestId) => logs.list().filter((line) => line.requestId === requestId),
    stop: once(async () => {
      await runner.stop()
      const closed = server.close()
      transactions.abortAll()
      await closed
      await store.close()
    }),
  }
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
  name: string,
  event: unknown,
  caller: Caller,
): Promise<InvokeResult> {
  const requestId = randomUUID()
  try {
    const text = await runner.invoke({ name, event: JSON.stringify(event ?? {}), caller, requestId })
    return { result: JSON.parse(text) as unknown, requestId }
  } catch (error) {
    throw CloudError.ofCall(error, requestId)
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}

function printUncaught({ level, function: name, requestId, text }: FunctionLog): void {
  if (level === 'uncaught') process.stderr.write(`[function ${name}] ${requestId} ${text}\n`)
}

function printWarning(sentence: string): void {
  process.stderr.write(`[cloud] ${sentence}\n`)
}

function printError(error: unknown): void {
  process.stderr.write(`[cloud] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

function endProcess(error: Error): void {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
