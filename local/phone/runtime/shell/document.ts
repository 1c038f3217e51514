import { button, element } from './dom'
import { screen } from './frame'

/** Shows a document that wx.openDocument opens: a PDF or text as the browser can, anything else by its name. */
export function showDocument(name: string, type: string, blob: Blob): void {
  const kind = { pdf: 'application/pdf', txt: 'text/plain' }[type.toLowerCase()]
  const url = kind ? URL.createObjectURL(new Blob([blob], { type: kind })) : ''
  const close = () => {
    overlay.remove()
    if (url) URL.revokeObjectURL(url)
  }
  const content = url
    ? element('iframe', { class: 'document-content', src: url, title: name })
    : element('p', { class: 'document-note' }, `${name}（${Math.ceil(blob.size / 1024)} KB）在微信里打开`)
  const overlay = element(
    'div',
    { class: 'document', role: 'dialog', 'aria-modal': 'true', 'aria-label': name },
    element(
      'div',
      { class: 'document-bar' },
      button('document-close', '关闭', close),
      element('span', {}, name),
    ),
    content,
  )
  screen().layer.append(overlay)
}
