/** Errors at the phone's foot: of the build, and whatever the mini-program throws. The page stays usable. */
import type { BuildProblem, Trace, TraceReply } from '../../protocol'
import { request } from '../request'
import { button, element } from './dom'
import { screen } from './frame'
import css from './overlay.css'
import { drawExcerpt, placeText } from './excerpt'

const MAX_SHOWN = 5

let panel: HTMLElement | undefined
let dressed = false

/** Shows an exception: its sentence at once, its place in the source when the server has found it. */
export function showError(message: string, stack: string): void {
  const [first = '', ...rest] = message.split('\n')
  const place = element('code', { class: 'problem-place' })
  const more = element('div', { class: 'problem-more' }, pre([...rest, stack]))
  const box = element('details', { class: 'problem' }, element('summary', {}, first, place), more)
  add(box)
  void traced(stack).then((trace) => {
    if (!trace) return
    place.textContent = trace.place ? placeText(trace.place) : ''
    more.replaceChildren(...(trace.place ? [drawExcerpt(trace.place)] : []), pre([...rest, trace.stack]))
  })
}

/** Shows why the newest source cannot run; the phone goes on with what it had. */
export function showBuildErrors(problems: readonly BuildProblem[]): void {
  closeErrors()
  for (const { file, line, column, message } of problems.slice(0, MAX_SHOWN)) {
    const place = line > 0 ? `${file}:${line}:${column}` : file
    add(element('p', { class: 'problem' }, element('code', { class: 'problem-place' }, place), message))
  }
}

export function closeErrors(): void {
  panel?.remove()
  panel = undefined
}

function add(problem: HTMLElement): void {
  panel ??= openPanel()
  panel.append(problem)
  while (panel.querySelectorAll('.problem').length > MAX_SHOWN) panel.querySelector('.problem')?.remove()
}

function openPanel(): HTMLElement {
  if (!dressed) document.head.append(element('style', {}, css))
  dressed = true
  const opened = element(
    'div',
    { class: 'problems', role: 'alert' },
    button('problems-close', '关闭', closeErrors),
  )
  screen().phone.append(opened)
  return opened
}

function pre(lines: string[]): HTMLElement {
  return element('pre', {}, lines.join('\n'))
}

async function traced(stack: string): Promise<Trace | undefined> {
  try {
    const { traces } = await request<TraceReply>('POST', '/api/trace', { stacks: [stack] })
    return traces[0]
  } catch {
    return undefined // the server is away: the stack stays as the browser gave it
  }
}
