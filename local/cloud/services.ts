import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SharedClock } from './clock'
import { Faults } from './control/faults'
import type { KeptIndexes } from './control/keptIndexes'
import type { FunctionRunner } from './functions/runner'
import type { Limits } from './limits'
import type { OpenApi } from './openapi/api'
import { Checks } from './openapi/checks'
import { Messages } from './openapi/messages'
import { PhoneNumbers } from './openapi/phoneNumbers'
import { OpenApiService } from './openapi/service'
import { getUnlimited } from './openapi/wxacode'
import { storageActions } from './storage/actions'
import { FileStore } from './storage/fileStore'
import { serveFile } from './storage/http'
import { StorageService } from './storage/service'
import { Signer } from './storage/signer'
import { openTables, type Tables } from './store/tables'
import { Timers } from './timers/timers'
import { readTriggers } from './timers/triggers'
import type { ServiceAction } from './wire/dispatch'

export interface ServicesOptions {
  dataDir: string | null
  clock: SharedClock
  limits: Limits
  runner: FunctionRunner
  /** The function that is told what WeChat pushes to mini-programs' servers. */
  pushFunction: string | undefined
  onWarning(sentence: string): void
  onError(error: unknown): void
}

/** What a cloud has besides the database and the functions. */
export interface Services {
  indexes: KeptIndexes
  storage: StorageService
  messages: Messages
  checks: Checks
  phoneNumbers: PhoneNumbers
  openapi: OpenApiService
  timers: Timers
  faults: Faults
  actions: ReadonlyMap<string, ServiceAction>
  /** Serves a request for a file; false if it is for something else. */
  serveFiles(request: IncomingMessage, response: ServerResponse): boolean
  /** Reads the functions' timers again. Throws StartError for one that is wrong. */
  loadTimers(): void
  /** Breaks off what is still downloaded: a film that is paused would be for ever. */
  endDownloads(): void
  close(): Promise<void>
}

/** The data folder must be owned already. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const tables = openTables(options.dataDir)
  try {
    return await assemble(options, tables)
  } catch (error) {
    await tables.close()
    throw error
  }
}

async function assemble(options: ServicesOptions, tables: Tables): Promise<Services> {
  const { dataDir, clock, limits, runner, onWarning, onError } = options
  const files = await FileStore.open(dataDir, tables.table('files'))
  const signer = await Signer.open(tables.table('settings'))
  const storage = new StorageService({ files, signer, clock, limits })
  const faults = new Faults({ kill: (id, reason) => runner.kill(id, reason) })
  const push = pusher(options)
  const messages = new Messages(tables.table('consents'), tables.table('sent'))
  const checks = new Checks({
    rules: tables.table('rules'),
    media: tables.table('mediaChecks'),
    limits,
    push,
  })
  const phoneNumbers = new PhoneNumbers(limits)
  const apis = new Map<string, OpenApi>([
    ['subscribeMessage.send', messages.send],
    ['wxacode.getUnlimited', getUnlimited],
    ['security.msgSecCheck', checks.checkText],
    ['security.imgSecCheck', checks.checkImage],
    ['security.mediaCheckAsync', checks.checkMedia],
    ['phonenumber.getPhoneNumber', phoneNumbers.get],
  ])
  const functionOf = (id: string): ReturnType<FunctionRunner['functionOf']> => runner.functionOf(id)
  const openapi = new OpenApiService({ apis, clock, functionOf, remembered: limits.requestLog })
  const timers = new Timers({ clock, limits, onWarning, invoke: timedCall(runner) })
  const around = fileAround(faults)
  const downloads = new Set<ServerResponse>()
  return {
    indexes: tables.table('indexes'),
    storage,
    messages,
    checks,
    phoneNumbers,
    openapi,
    timers,
    faults,
    actions: new Map([...storageActions(storage, limits), ...openapi.actions]),
    serveFiles(request, response) {
      if (!request.url?.startsWith('/files/')) return false
      downloads.add(response)
      response.once('close', () => downloads.delete(response))
      void serveFile({ storage, limits, around, onError }, request, response)
      return true
    },
    endDownloads() {
      for (const response of downloads) if (response.headersSent) response.destroy()
    },
    loadTimers: () => timers.load(readTriggers(runner.specs(), onWarning)),
    close: once(async () => {
      await checks.settled()
      await files.close()
      await tables.close()
    }),
  }
}

/** Calls a function for a timer: for nobody, and with the variables that a timer's function has. */
function timedCall(runner: FunctionRunner) {
  return async (name: string, event: object): Promise<{ requestId: string; error: string }> => {
    const requestId = randomUUID()
    try {
      await runner.invoke({ name, event: JSON.stringify(event), requestId, trigger: 'timer' })
      return { requestId, error: '' }
    } catch (error) {
      return { requestId, error: error instanceof Error ? error.message : String(error) }
    }
  }
}

function pusher({ runner, pushFunction, onWarning }: ServicesOptions) {
  return async (message: Record<string, unknown>): Promise<string> => {
    if (pushFunction === undefined) return ''
    try {
      const event = JSON.stringify(message)
      await runner.invoke({ name: pushFunction, event, requestId: randomUUID() })
      return pushFunction
    } catch (error) {
      onWarning(`The function ${pushFunction} failed on a message: ${String(error)}`)
      return ''
    }
  }
}

function fileAround(faults: Faults) {
  return <T>(action: string, run: () => Promise<T>): Promise<T> =>
    faults.around(action, { requestId: '', invocationId: '', function: '', caller: undefined }, run)
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
