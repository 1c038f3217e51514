import { openWheels, type Column, type Wheels } from '../../shell/wheels'
import { dateColumns, dateValue, timeColumns, timeValue, type DateFields } from './calendar'
import { regionColumns, regionRows, regionValue, type RegionLevel } from './regions'

export type PickerMode = 'selector' | 'multiSelector' | 'time' | 'date' | 'region'

export interface PickerOptions {
  mode: PickerMode
  headerText: string
  range: readonly unknown[]
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: DateFields
  customItem: string
  level: RegionLevel
}

/** What bindchange tells. */
export interface Picked {
  value: unknown
  [more: string]: unknown
}

/** The sheet of a picker while it is open. */
export interface Picking {
  result: Promise<Picked | undefined>
  /** The page gave another range or value meanwhile. */
  update(options: PickerOptions): void
}

/** How one mode fills its wheels and reads them. */
interface Mode {
  columns(picked?: number[]): Column[]
  value(picked: number[]): Picked
}

const modes: Record<PickerMode, (options: PickerOptions) => Mode> = {
  selector: (options) => ({
    columns: (picked) => [columnOf(options.range, options, picked?.[0] ?? (Number(options.value) || 0))],
    value: ([index = 0]) => ({ value: String(index) }),
  }),
  multiSelector: (options) => {
    const value = Array.isArray(options.value) ? (options.value as number[]) : []
    return {
      columns: (picked = value) =>
        options.range.map((list, i) => columnOf(list as unknown[], options, picked[i] ?? 0)),
      value: (indexes) => ({ value: indexes }),
    }
  },
  date: ({ start, end, fields, value }) => ({
    columns: (picked) => dateColumns({ start, end, fields, value: String(value ?? '') }, picked),
    value: (picked) => ({ value: dateValue({ start, end, fields, value: '' }, picked) }),
  }),
  time: ({ start, end, value }) => ({
    columns: (picked) => timeColumns({ start, end, value: String(value ?? '') }, picked),
    value: (picked) => ({ value: timeValue({ start, end, value: '' }, picked) }),
  }),
  region: (options) => ({
    columns: (picked) => regionColumns(options, picked ?? regionRows(options, namesOf(options.value))),
    value: (picked) => regionValue(options, picked),
  }),
}

/**
 * Opens the sheet of a picker; its result is undefined when it is cancelled.
 * @param onColumn a column came to rest; only multiSelector tells the page
 */
export function pick(options: PickerOptions, onColumn: (column: number, index: number) => void): Picking {
  let mode = (modes[options.mode] ?? modes.selector)(options)
  const isMulti = options.mode === 'multiSelector'
  const isRegion = options.mode === 'region'
  const wheels: Wheels = openWheels({
    title: options.headerText,
    columns: mode.columns(),
    onMove(column, picked) {
      if (isMulti) onColumn(column, picked[column] ?? 0)
      else wheels.show(mode.columns(isRegion ? picked.map((row, i) => (i > column ? 0 : row)) : picked))
    },
  })
  return {
    result: wheels.result.then((picked) => picked && mode.value(picked)),
    update(next) {
      mode = modes[next.mode](next)
      wheels.show(mode.columns(isMulti ? mergeRows(next, wheels.selected()) : undefined))
    },
  }
}

/** A page that only exchanges lists leaves the wheels where they are; one that gives a value moves them. */
function mergeRows({ value, range }: PickerOptions, shown: number[]): number[] {
  const given = Array.isArray(value) && value.length >= range.length
  return given ? (value as number[]) : shown
}

function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function columnOf(range: readonly unknown[], { rangeKey }: PickerOptions, selected: number): Column {
  const text = (item: unknown) => (rangeKey ? (item as Record<string, unknown>)[rangeKey] : item)
  return { items: range.map((item) => String(text(item) ?? '')), selected }
}
