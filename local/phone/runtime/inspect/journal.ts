/** What happened on this phone, for whoever looks: what was logged, and calls of `wx` with what came of them. */
import type { CallEntry, Entry, LogEntry } from '../../inspector'
import { now } from '../clock'

const MOST_ENTRIES = 1_000
/** Characters of all entries together, so that a few huge ones do not fill the memory either. */
const MOST_TEXT = 2_000_000

const entries: Entry[] = []
const listeners = new Set<(entry: Entry) => void>()
let lastId = 0
let text = 0

export function allEntries(): readonly Entry[] {
  return entries
}

export function onEntry(listener: (entry: Entry) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

type Stamped = 'id' | 'at'

export function noteLog(entry: Omit<LogEntry, Stamped | 'kind'>): void {
  add({ kind: 'log', id: ++lastId, at: now(), ...entry })
}

/** Gives the entry, to be passed to {@link noteEnd}. */
export function noteCall(entry: Pick<CallEntry, 'area' | 'name' | 'method' | 'input'>): CallEntry {
  const open = { state: 'open', output: '', error: '', requestId: '', milliseconds: 0 } as const
  const call: CallEntry = { kind: 'call', id: ++lastId, at: now(), ...open, ...entry }
  add(call)
  return call
}

export function noteEnd(call: CallEntry, end: Partial<CallEntry>): void {
  const before = sizeOf(call)
  Object.assign(call, end)
  text += sizeOf(call) - before
  tell(call)
}

function add(entry: Entry): void {
  entries.push(entry)
  text += sizeOf(entry)
  while (entries.length > MOST_ENTRIES || (text > MOST_TEXT && entries.length > 1)) {
    const gone = entries.shift()
    if (gone) text -= sizeOf(gone)
  }
  tell(entry)
}

/** A desk that fails must not disturb the mini-program. */
function tell(entry: Entry): void {
  for (const listener of [...listeners]) {
    try {
      listener(entry)
    } catch {
      listeners.delete(listener)
    }
  }
}

function sizeOf(entry: Entry): number {
  if (entry.kind === 'log') return entry.text.length + entry.stack.length
  return entry.input.length + entry.output.length + entry.error.length
}
