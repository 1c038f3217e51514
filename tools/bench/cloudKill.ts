import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killRounds } from './killRounds'
import type { Report } from './report'

const ROUNDS = 200

/** 200 kills under writes: how many confirmed writes were lost, how many half ones were found. Both must be 0. */
export async function run(report: Report): Promise<void> {
  // The SDK warns of every request that was cut off.
  const warn = console.warn
  console.warn = () => undefined
  const folder = mkdtempSync(join(tmpdir(), 'xhm-kill-'))
  try {
    const { lost, half, confirmed } = await killRounds(folder, ROUNDS)
    report('cloud.kill_lost', lost, 'writes')
    report('cloud.kill_half', half, 'writes')
    report('cloud.kill_confirmed', confirmed, 'writes')
  } finally {
    console.warn = warn
    rmSync(folder, { recursive: true, force: true })
  }
}
