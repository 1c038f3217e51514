'use strict'
/**
 * Runs one function, one call at a time, in a thread of its own. Plain JavaScript: it must start without a compiler.
 * Every variable of `process.env` here belongs to this thread alone.
 */
const { parentPort, workerData } = require('node:worker_threads')
const { format } = require('node:util')
const { limitBuffers } = require('./memory.cjs')

/** @type {{ file: string, clock: SharedArrayBuffer, logLineChars: number, memoryMb: number }} */
const { file, clock, logLineChars, memoryMb } = workerData

followClock(new Float64Array(clock))
captureConsole()
limitBuffers(memoryMb * 1024 * 1024)
delete process.env.NODE_PATH

let main
try {
  main = require(file).main
  if (typeof main !== 'function') throw new Error('the function exports no main')
  parentPort.postMessage({ type: 'ready' })
} catch (error) {
  parentPort.postMessage({ type: 'broken', ...describe(error) })
}

parentPort.on('message', async ({ event, context, env }) => {
  try {
    setEnvironment(env)
    const result = await main(JSON.parse(event), context)
    parentPort.postMessage({ type: 'result', text: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    parentPort.postMessage({ type: 'error', ...describe(error) })
  }
})

/** undefined removes a variable. */
function setEnvironment(env) {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

function describe(error) {
  if (!(error instanceof Error)) return { message: format(error), stack: format(error) }
  return { message: `${error.name}: ${error.message}`, stack: String(error.stack) }
}

/** `new Date()`, `Date()` and `Date.now()` follow the cloud's clock (see clock.ts for the two slots). */
function followClock(slots) {
  const Machine = Date
  const machineNow = Date.now
  const now = () => (Number.isNaN(slots[1]) ? Math.floor(machineNow() + slots[0]) : slots[1])
  const Clocked = new Proxy(Machine, {
    apply: () => new Machine(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === Clocked ? target : newTarget,
      ),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  Machine.prototype.constructor = Clocked
  globalThis.Date = Clocked
}

function captureConsole() {
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    console[level] = (...args) => {
      parentPort.postMessage({ type: 'log', level, text: format(...args).slice(0, logLineChars) })
    }
  }
}
