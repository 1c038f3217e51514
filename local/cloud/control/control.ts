import type { SharedClock } from '../clock'
import type { Database } from '../database/database'
import type { Transactions } from '../database/transactions'
import type { FunctionRunner } from '../functions/runner'
import type { Limits } from '../limits'
import type { Ring } from '../ring'
import type { Services } from '../services'
import type { CollectionSchema, FunctionLog, InvocationRecord, ServedRequest } from '../types'
import { exportLines, type Environment } from './exporter'
import { readFolder, writeFolder } from './folder'
import { emptyContents, readContents, replaceContents, type Contents } from './importer'
import { keep } from './keptIndexes'
import type { Line } from './lines'

export interface ControlOptions {
  database: Database
  transactions: Transactions
  services: Services
  runner: FunctionRunner
  clock: SharedClock
  limits: Limits
  schema: readonly CollectionSchema[]
  requests: Ring<ServedRequest>
  logs: Ring<FunctionLog>
  invocations: Ring<InvocationRecord>
}

/** What one may do to a cloud as a whole. */
export class Control {
  constructor(readonly options: ControlOptions) {}

  /** As at its very first start: declared collections with nothing in them, the machine's time, no faults. */
  async reset(): Promise<void> {
    const { services, clock, schema, requests, logs, invocations } = this.options
    services.faults.clear()
    services.phoneNumbers.clear()
    clock.resume()
    clock.set(Date.now())
    const contents = emptyContents()
    for (const { name, indexes } of schema) contents.collections.set(name, { indexes, rows: [] })
    await this.replace(contents)
    for (const ring of [requests, logs, invocations]) ring.clear()
  }

  /** The environment as lines of JSON, as it is at this moment. */
  exportLines(): AsyncIterable<string> {
    return exportLines(this.environment(), this.options.clock.now())
  }

  /** The folder must be empty or not there yet. */
  exportTo(folder: string): Promise<void> {
    return writeFolder(folder, this.exportLines())
  }

  /** Puts an exported environment in the place of this one. Throws BadImport, and has then changed nothing. */
  async importLines(lines: AsyncIterable<Line>): Promise<void> {
    const { services, limits } = this.options
    await this.replace(await readContents(lines, services.storage.files, limits))
  }

  importFrom(folder: string): Promise<void> {
    return this.importLines(readFolder(folder))
  }

  /** Transactions are gone then, and functions start anew: what they remember is of another world. */
  private async replace(contents: Contents): Promise<void> {
    const { transactions, runner, services, schema } = this.options
    transactions.abortAll()
    await replaceContents(this.environment(), contents)
    await keep(services.indexes, schema, contents.collections)
    runner.reload()
  }

  private environment(): Environment {
    const { database, services } = this.options
    const { storage, messages, checks } = services
    return { database, files: storage.files, messages, checks }
  }
}
