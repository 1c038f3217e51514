import { button, element } from './dom'
import { screen } from './frame'

interface Row {
  name: string
  on: boolean
}

/** WeChat's page of what a mini-program may do. Resolves to the switches as they are when it is left. */
export function openSettings(rows: readonly Row[]): Promise<boolean[]> {
  return new Promise((resolve) => {
    const boxes = rows.map(({ on }) => {
      const box = element('input', { type: 'checkbox', role: 'switch' })
      box.checked = on
      return box
    })
    const close = () => {
      page.remove()
      resolve(boxes.map((box) => box.checked))
    }
    const lines = rows.map(({ name }, i) =>
      element('label', { class: 'settings-row' }, element('span', {}, name), ...(boxes[i] ? [boxes[i]] : [])),
    )
    const none = element('p', { class: 'settings-none' }, '小程序还没有申请过任何权限')
    const back = button('settings-back', '返回', close)
    const page = element(
      'div',
      { class: 'settings', role: 'dialog', 'aria-modal': 'true', 'aria-label': '设置' },
      element('div', { class: 'settings-bar' }, back, element('h2', {}, '设置')),
      ...(lines.length ? lines : [none]),
    )
    screen().layer.append(page)
    back.focus({ preventScroll: true })
  })
}
