import { once } from 'node:events'

/** Stops what `e2eSetup` started. */
export default async function e2eTeardown(): Promise<void> {
  const child = globalThis.e2eWorld
  if (!child || child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
}
