import { serve } from '../kit/main'
import { begin } from './begin'
import { exportRoster, sweepExports } from './export'
import { apply, drop, job, list, step } from './step'
import { badRows, template } from './tables'
import { finishLeftOver } from './work'

export const actions = { begin, step, job, jobs: list, apply, drop, badRows, template, export: exportRoster }

export const main = serve(actions, {
  async onTimer(ctx) {
    await finishLeftOver(ctx)
    await sweepExports(ctx)
  },
})
