import { button, element } from './dom'
import { screen } from './frame'

/** Shows pictures one at a time on black; a click closes. */
export function showPictures(urls: readonly string[], first: number): void {
  let index = first
  const picture = element('img', { class: 'preview-picture', alt: '' })
  const count = element('span', { class: 'preview-count' })
  const show = (step: number) => {
    index = (index + step + urls.length) % urls.length
    picture.src = urls[index] ?? ''
    count.textContent = `${index + 1} / ${urls.length}`
  }
  const overlay = element(
    'div',
    { class: 'preview', role: 'dialog', 'aria-modal': 'true', 'aria-label': '预览图片' },
    picture,
    count,
    ...(urls.length > 1
      ? [
          button('preview-step', '上一张', () => show(-1)),
          button('preview-step next', '下一张', () => show(1)),
        ]
      : []),
    button('preview-close', '关闭', () => overlay.remove()),
  )
  picture.addEventListener('click', () => overlay.remove())
  show(0)
  screen().layer.append(overlay)
}
