/** How methods of `wx` are written here, and the table they end up in. */
import { asyncCall } from './call'
import { notSupported } from './failure'
import { asyncNames, syncNames } from './typedNames'

/** Gets the options without their callbacks' business; what it returns or resolves to are the fields of success. */
export type AsyncApi = (options: never, ...more: never[]) => unknown

export interface Area {
  /** Methods in WeChat's callback-or-promise style. */
  async?: Record<string, AsyncApi>
  /** Everything else: called as it is. */
  sync?: Record<string, unknown>
  /** Methods that rightly do nothing here: their cause never happens, or nobody would see what they do. */
  quiet?: readonly string[]
}

/** Members that libraries feel for by presence: they stay undefined. */
const ABSENT = new Set(['getUserProfile', 'getSkylineInfoSync', 'createInferenceSession'])

const real = new Set<string>()
const quiet = new Set<string>()

/** Whether a method does something here, or only says that it cannot. */
export function isReal(name: string): boolean {
  return real.has(name)
}

/** Every method with what it is here: for the documentation, and for wx.canIUse. */
export function inventory(): { name: string; kind: 'real' | 'quiet' | 'stub' | 'absent' }[] {
  const names = new Set([...asyncNames, ...syncNames, ...real])
  return [...names].sort().map((name) => ({
    name,
    kind: kindOf(name),
  }))
}

function kindOf(name: string): 'real' | 'quiet' | 'stub' | 'absent' {
  if (quiet.has(name)) return 'quiet'
  if (real.has(name)) return 'real'
  return ABSENT.has(name) ? 'absent' : 'stub'
}

/** The table of product code. Stubs first, so that an area's method takes the place of its stub. */
export function buildTable(areas: readonly Area[]): Record<string, unknown> {
  const table: Record<string, unknown> = {}
  for (const name of asyncNames) table[name] = asyncCall(name, () => Promise.reject(notSupported()))
  for (const name of syncNames) table[name] = syncStub(name)
  for (const name of ABSENT) delete table[name]
  for (const area of areas) {
    for (const [name, api] of Object.entries(area.async ?? {})) add(table, name, asyncCall(name, api))
    for (const [name, member] of Object.entries(area.sync ?? {})) add(table, name, member)
    for (const name of area.quiet ?? []) addQuiet(table, name)
  }
  return table
}

function add(table: Record<string, unknown>, name: string, member: unknown): void {
  real.add(name)
  table[name] = member
}

function addQuiet(table: Record<string, unknown>, name: string): void {
  quiet.add(name)
  add(table, name, asyncNames.includes(name) ? asyncCall(name, () => undefined) : () => undefined)
}

/** Listening to what never happens is harmless; asking for what is not there is not. */
function syncStub(name: string): () => void {
  if (/^(on|off|report)[A-Z]/.test(name)) return () => {}
  return () => {
    throw new Error(`${name}:fail ${notSupported().message}`)
  }
}
