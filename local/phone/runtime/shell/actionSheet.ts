import { button, element } from './dom'
import { screen } from './frame'

/** Shows the rows from the foot of the screen; resolves to the row's index, or undefined when cancelled. */
export function showActionSheet(
  rows: readonly string[],
  title = '',
  color = '#000000',
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const close = (index?: number) => {
      mask.remove()
      resolve(index)
    }
    const items = rows.map((row, index) => {
      const made = button('sheet-row', row, () => close(index))
      made.style.color = color
      return made
    })
    const head = title ? [element('div', { class: 'sheet-title' }, title)] : []
    const cancel = button('sheet-row sheet-cancel', '取消', () => close())
    const sheet = element(
      'div',
      { class: 'sheet', role: 'dialog', 'aria-modal': 'true' },
      ...head,
      ...items,
      cancel,
    )
    sheet.setAttribute('aria-label', title || '操作菜单')
    const mask = element('div', { class: 'mask bottom' }, sheet)
    mask.addEventListener('click', (event) => event.target === mask && close())
    screen().layer.append(mask)
    items[0]?.focus({ preventScroll: true })
  })
}
