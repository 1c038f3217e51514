import { call } from './cloud'
import { kept } from './kept'

/** A year's total with its newest lines; without a year this one. Offline what was seen last. */
export const mine = (year?: number) =>
  kept(`ledger:${year ?? ''}`, () => call('ledger.mine', year === undefined ? {} : { year }))
export const more = (year: number, after: string) => call('ledger.mine', { year, after })
export const exportYear = (year: number) => call('ledger.export', { year })
