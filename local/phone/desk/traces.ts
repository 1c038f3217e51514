import type { Trace } from '../protocol'
import { traceStacks } from './api'

const most = 100
const known = new Map<string, Trace>()
const wanted = new Set<string>()
const waiting = new Set<() => void>()
let asking = false

/** Where a stack was in the source, if that is known by now; otherwise it is asked for, and `later` is called. */
export function traceOf(stack: string, later: () => void): Trace | undefined {
  const trace = known.get(stack)
  if (trace || stack === '') return trace
  wanted.add(stack)
  waiting.add(later)
  if (!asking) void ask()
  return undefined
}

/** All that are wanted by the end of this turn, in few requests. */
async function ask(): Promise<void> {
  asking = true
  await Promise.resolve()
  while (wanted.size > 0) {
    const stacks = [...wanted].slice(0, most)
    const traces = await traceStacks(stacks).catch(() => [])
    stacks.forEach((stack, index) => {
      wanted.delete(stack)
      known.set(stack, traces[index] ?? { stack, place: null })
    })
  }
  asking = false
  const listeners = [...waiting]
  waiting.clear()
  for (const listener of listeners) listener()
}
