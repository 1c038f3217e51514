import { spawn } from 'node:child_process'
import { root } from './ensure.mjs'

/** How long the child may take to stop by itself after Ctrl-C before it is told once more. */
const patience = 5_000

/** Runs a TypeScript file under tsx, with our signals and its exit code, until it ends. */
export function runTs(file, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: 'inherit' })
  passSignals(child)
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
  child.on('error', (error) => {
    process.stderr.write(`Cannot run ${file}: ${error.message}\n`)
    process.exit(1)
  })
}

/**
 * npm runs its scripts in a shell that does not pass signals on: when npm is told to stop, the shell dies and we would
 * be left behind with the port and the store. Noticed by our parent being another one.
 */
function watchParent(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 250).unref()
}

/**
 * A terminal gives Ctrl-C to every process of the group, so the child has it already; one sent to us alone is passed
 * on. npm repeats the signals that it gets: only the first counts. We stay until the child has stopped in order.
 */
function passSignals(child) {
  let stopping = false
  const stop = (signal) => {
    if (stopping) return
    stopping = true
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
    setTimeout(() => child.kill('SIGTERM'), patience).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  watchParent(stop)
}
