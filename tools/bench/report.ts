/** Prints one measurement as a line of JSON. */
export type Report = (name: string, value: number, unit: string) => void

/** What each file of this folder exports, to be listed in main.ts. */
export interface Bench {
  /** Measures and reports each of its entries. */
  run(report: Report): Promise<void>
}

export const printLine: Report = (name, value, unit) => {
  process.stdout.write(`${JSON.stringify({ name, value: rounded(value), unit })}\n`)
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** The middle of a few measurements: one slow run on a busy machine says nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
