import { button, element } from './dom'
import { screen } from './frame'

const MAX_SHOWN = 5
const MAX_LINES = 8

let panel: HTMLElement | undefined

/**
 * Shows an error at the phone's foot: what happened in one line, and where when it is opened. It is small, so that the
 * page stays usable.
 */
export function showError(message: string, stack: string): void {
  panel ??= openPanel()
  const [first = '', ...rest] = message.split('\n')
  const trace = stack.split('\n').filter((line) => !line.includes(first))
  const where = [...rest, ...trace.slice(0, MAX_LINES)].join('\n')
  const head = element('summary', {}, first)
  panel.append(element('details', { class: 'problem' }, head, element('pre', {}, where)))
  while (panel.querySelectorAll('.problem').length > MAX_SHOWN) panel.querySelector('.problem')?.remove()
}

export function closeErrors(): void {
  panel?.remove()
  panel = undefined
}

function openPanel(): HTMLElement {
  const opened = element(
    'div',
    { class: 'problems', role: 'alert' },
    button('problems-close', '关闭', closeErrors),
  )
  screen().phone.append(opened)
  return opened
}
