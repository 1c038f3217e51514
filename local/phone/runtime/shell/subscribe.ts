import { button, element } from './dom'
import { screen } from './frame'

/** Asks which messages the user wants; one box for each. Resolves to the indexes that are allowed. */
export function askMessages(names: readonly string[]): Promise<number[]> {
  return new Promise((resolve) => {
    const boxes = names.map(() => element('input', { type: 'checkbox', checked: '' }))
    const rows = names.map((name, i) =>
      element(
        'label',
        { class: 'subscribe-row' },
        ...(boxes[i] ? [boxes[i]] : []),
        element('span', {}, name),
      ),
    )
    const close = (picked: number[]) => {
      mask.remove()
      resolve(picked)
    }
    const allow = button('subscribe-button allow', '允许', () =>
      close(boxes.flatMap((box, i) => (box.checked ? [i] : []))),
    )
    const sheet = element(
      'div',
      { class: 'sheet subscribe', role: 'dialog', 'aria-modal': 'true', 'aria-label': '订阅消息' },
      element('h2', { class: 'subscribe-title' }, '获取以下消息的一次性订阅'),
      ...rows,
      element(
        'div',
        { class: 'subscribe-buttons' },
        button('subscribe-button', '拒绝', () => close([])),
        allow,
      ),
    )
    const mask = element('div', { class: 'mask bottom' }, sheet)
    screen().layer.append(mask)
    allow.focus({ preventScroll: true })
  })
}
