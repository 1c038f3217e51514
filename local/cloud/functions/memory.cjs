'use strict'
/**
 * Ends this thread when what it holds in buffers is more than its memory: V8 limits the heap of a thread, and buffers
 * lie outside of it. They are looked at as often as some megabytes were asked for, and from time to time.
 */

const v8 = require('node:v8')
const vm = require('node:vm')

/** How the parent knows why the thread ended: as a process that was killed for its memory. */
const EXIT_CODE = 137
const STEP = 4 * 1024 * 1024
const EVERY_MS = 50

module.exports = { limitBuffers, EXIT_CODE }

function limitBuffers(maxBytes) {
  let asked = 0
  const isTooMuch = (size) => {
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers + size > maxBytes
  }
  const check = (size) => {
    if (!isTooMuch(size)) return
    collectGarbage()
    if (isTooMuch(size)) process.exit(EXIT_CODE)
  }
  const ask = (size) => {
    if (!(size > 0)) return
    asked += size
    if (asked < STEP) return
    asked = 0
    check(size)
  }
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow']) {
    const allocate = Buffer[name]
    // No arrow: some libraries call these with `new`.
    Buffer[name] = function (size, ...rest) {
      ask(size)
      return allocate.call(Buffer, size, ...rest)
    }
  }
  const { from } = Buffer
  Buffer.from = function (value, ...rest) {
    ask(value instanceof ArrayBuffer ? 0 : (value?.length ?? 0))
    return from.call(Buffer, value, ...rest)
  }
  setInterval(() => check(0), EVERY_MS).unref()
}

/** What was thrown away already must not count. */
function collectGarbage() {
  v8.setFlagsFromString('--expose-gc')
  vm.runInNewContext('gc')()
}
