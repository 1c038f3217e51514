import type { SourcePlace } from '../../protocol'
import { make } from '../dom'

/** A place in the source with the lines around it. */
export function drawPlace({ file, line, column, excerpt }: SourcePlace): HTMLElement {
  const lines = excerpt.map((it) =>
    make('span', { class: it.line === line ? 'here' : '' }, make('i', {}, String(it.line)), `${it.text}\n`),
  )
  return make(
    'figure',
    { class: 'place' },
    make('figcaption', {}, `${file}:${line}:${column}`),
    make('pre', {}, ...lines),
  )
}
