/** The dialogs of WeChat itself: messages, questions, sheets. Only one modal is open at a time; others wait. */
import { Queue } from '../router/queue'
import { button, element } from './dom'
import { screen } from './frame'
import { showToast } from './toast'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  /** What was typed, when the modal was editable. */
  content?: string
}

const modals = new Queue()

/** Shows a modal when those before it are answered. */
export function showModal(options: ModalOptions): Promise<ModalAnswer> {
  return modals.run(() => new Promise((resolve) => openModal(options, resolve)))
}

function openModal(options: ModalOptions, answer: (answer: ModalAnswer) => void): void {
  const field = element('textarea', {
    class: 'modal-field',
    placeholder: options.placeholderText ?? '',
    'aria-label': options.title ?? '',
  })
  field.value = options.editable ? (options.content ?? '') : ''
  const close = (confirm: boolean) => {
    mask.remove()
    answer({ confirm, cancel: !confirm, ...(options.editable && confirm ? { content: field.value } : {}) })
  }
  const body = options.editable ? field : element('p', { class: 'modal-text' }, options.content ?? '')
  const buttons = element('div', { class: 'modal-buttons' })
  if (options.showCancel !== false)
    buttons.append(
      modalButton(options.cancelText || '取消', options.cancelColor ?? '#000000', () => close(false)),
    )
  const confirm = modalButton(options.confirmText || '确定', options.confirmColor ?? '#576B95', () =>
    close(true),
  )
  buttons.append(confirm)
  const title = options.title ? [element('h2', { class: 'modal-title' }, options.title)] : []
  const box = element(
    'div',
    { class: 'modal', role: 'dialog', 'aria-modal': 'true' },
    ...title,
    body,
    buttons,
  )
  box.setAttribute('aria-label', options.title || options.content || '')
  const mask = element('div', { class: 'mask middle' }, box)
  screen().layer.append(mask)
  if (options.editable) field.focus()
  else confirm.focus({ preventScroll: true })
}

function modalButton(text: string, color: string, onPress: () => void): HTMLElement {
  const made = button('modal-button', text, onPress)
  made.style.color = color
  return made
}

/** A question of the system: may the mini-program do this? */
export async function askPermission(title: string, content = ''): Promise<boolean> {
  const answer = await showModal({ title, content, cancelText: '拒绝', confirmText: '允许' })
  return answer.confirm
}

/** Says what would have happened outside the mini-program. */
export function tell(text: string): void {
  showToast({ title: text, icon: 'none', duration: 2000 })
}
