import { button, element } from './dom'
import { screen } from './frame'

const MAX_SHOWN = 5

let panel: HTMLElement | undefined

/** Shows an error over the phone's foot: what happened, and where. The page stays usable. */
export function showError(message: string, stack: string): void {
  panel ??= openPanel()
  const [first = ''] = message.split('\n')
  const where = stack
    .split('\n')
    .filter((line) => !line.includes(first))
    .slice(0, 6)
    .join('\n')
  panel.append(element('div', { class: 'problem' }, element('b', {}, message), element('pre', {}, where)))
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
