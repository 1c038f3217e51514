import { openWheels, type Column } from '../../shell/wheels'
import { dateColumns, dateValue, timeColumns, timeValue, type DateFields } from './calendar'

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
}

/** Called when a column of a multiSelector moves; gives the range as it is then. */
type OnColumn = (column: number, index: number) => readonly unknown[]

/** Opens the sheet of a picker. Resolves to the new value in WeChat's form, or undefined when cancelled. */
export async function pick(options: PickerOptions, onColumn: OnColumn): Promise<unknown> {
  const title = options.headerText
  if (options.mode === 'date') {
    const { start, end, fields } = options
    const columns = (picked?: number[]) =>
      dateColumns({ start, end, fields, value: String(options.value ?? '') }, picked)
    const picked = await openWheels({ title, columns: columns(), onMove: (_, indexes) => columns(indexes) })
    return picked && dateValue({ start, end, fields, value: '' }, picked)
  }
  if (options.mode === 'time') {
    const columns = timeColumns(String(options.value ?? ''))
    const picked = await openWheels({ title, columns })
    return picked && timeValue(picked, options.start, options.end)
  }
  if (options.mode === 'region') {
    console.warn('<picker mode="region"> is not supported by the browser phone')
    return undefined
  }
  if (options.mode === 'multiSelector') return pickMany(options, onColumn)
  const picked = await openWheels({
    title,
    columns: [columnOf(options.range, options, Number(options.value) || 0)],
  })
  return picked && String(picked[0])
}

function pickMany(options: PickerOptions, onColumn: OnColumn): Promise<number[] | undefined> {
  const selected = Array.isArray(options.value) ? (options.value as number[]) : []
  const columns = (range: readonly unknown[], indexes: readonly number[]) =>
    range.map((list, i) => columnOf(list as unknown[], options, indexes[i] ?? 0))
  return openWheels({
    title: options.headerText,
    columns: columns(options.range, selected),
    onMove: (column, indexes) => columns(onColumn(column, indexes[column] ?? 0), indexes),
  })
}

function columnOf(range: readonly unknown[], { rangeKey }: PickerOptions, selected: number): Column {
  const text = (item: unknown) => (rangeKey ? (item as Record<string, unknown>)[rangeKey] : item)
  return { items: range.map((item) => String(text(item) ?? '')), selected }
}
