import { element, fromMarkup } from './dom'
import { screen } from './frame'
import { icons } from './icons'

export interface ToastOptions {
  title: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  image?: string
  /** Milliseconds; 0 stays. */
  duration?: number
  mask?: boolean
}

let toast: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows a message; the one before it goes. */
export function showToast(options: ToastOptions): void {
  hideToast()
  toast = drawToast(options)
  screen().layer.append(toast)
  if (options.duration) timer = setTimeout(hideToast, options.duration)
}

export function hideToast(): void {
  clearTimeout(timer)
  toast?.remove()
  toast = undefined
}

function drawToast({ title, icon = 'none', image, mask }: ToastOptions): HTMLElement {
  const picture = toastPicture(icon, image)
  const box = element(
    'div',
    { class: picture ? 'toast with-icon' : 'toast', role: 'status', 'aria-live': 'polite' },
    ...(picture ? [picture] : []),
    element('span', { class: 'toast-text' }, title),
  )
  return element('div', { class: mask ? 'toast-place blocking' : 'toast-place' }, box)
}

function toastPicture(icon: ToastOptions['icon'], image: string | undefined): Element | undefined {
  if (image) return element('img', { class: 'toast-icon', src: image, alt: '' })
  if (icon === 'loading') return element('i', { class: 'spinner big' })
  if (icon === 'success' || icon === 'error') return fromMarkup(icons[icon])
  return undefined
}
