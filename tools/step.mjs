import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './ensure.mjs'

/** What a program writes is kept, so it cannot see by itself whether a terminal shows it in the end. */
const colors = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/**
 * Runs a program of node_modules (`tsc`, `eslint` …) or a script of ours under this very Node, and keeps what it says.
 * Resolves with whether it ended well and its output (with `live` it speaks for itself); never rejects.
 */
export function step(script, args, { live = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...script, ...args], {
      cwd: root,
      env: { ...process.env, ...colors },
      // jest --json talks on stderr; one stream keeps the order of lines wherever ours goes.
      stdio: live ? ['ignore', 'ignore', 1] : ['ignore', 'pipe', 'pipe'],
    })
    const said = []
    child.stdout?.on('data', (chunk) => said.push(chunk))
    child.stderr?.on('data', (chunk) => said.push(chunk))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(said).toString().trim() }))
  })
}

/** The script behind a package's command, so that no shell and no .cmd file is needed. */
export const bin = (file) => [path.join(root, 'node_modules', file)]

/** Runs thunks a few at a time and gives their results in order. */
export async function inPairs(thunks, atOnce = 2) {
  const results = []
  let next = 0
  const worker = async () => {
    while (next < thunks.length) {
      const index = next++
      results[index] = await thunks[index]()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
