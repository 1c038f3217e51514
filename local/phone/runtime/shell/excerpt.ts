import type { SourcePlace } from '../../protocol'
import { element } from './dom'

/** 'miniprogram/pages/home/home.ts:12:5'. */
export function placeText({ file, line, column }: SourcePlace): string {
  return `${file}:${line}:${column}`
}

/** The line that is meant and its neighbours. */
export function drawExcerpt({ excerpt, line }: SourcePlace): HTMLElement {
  const lines = excerpt.map((it) =>
    element(
      'span',
      it.line === line ? { class: 'here' } : {},
      element('i', {}, String(it.line)),
      `${it.text}\n`,
    ),
  )
  return element('pre', { class: 'problem-code' }, ...lines)
}
