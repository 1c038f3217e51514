/** The scanner that wx.scanCode opens: a picture from the album, or what another phone shows, in place of a camera. */
import type { ScreensReply } from '../../protocol'
import { readCode, type Code } from '../codes'
import { host } from '../host'
import { request } from '../request'
import { button, element, fromMarkup } from './dom'
import { screen } from './frame'
import { icons } from './icons'
import { tell } from './dialogs'

/** Resolves to the code that was found, or undefined when the user goes back. */
export function openScanner({ album }: { album: boolean }): Promise<Code | undefined> {
  return new Promise((resolve) => {
    const close = (code?: Code) => {
      overlay.remove()
      resolve(code)
    }
    const look = async (find: () => Promise<Code | undefined>, nothing: string) => {
      overlay.dataset['busy'] = 'yes'
      const code = await find().catch(() => undefined)
      delete overlay.dataset['busy']
      if (code) close(code)
      else if (overlay.isConnected) tell(nothing)
    }
    const file = element('input', { type: 'file', accept: 'image/*', class: 'scanner-file', tabindex: '-1' })
    file.setAttribute('aria-label', '选一张有码的图片')
    file.addEventListener('change', () => {
      const [picture] = file.files ?? []
      if (picture) void look(() => readCode(picture), '未发现二维码')
    })
    const phones = tool(
      '扫另一部手机',
      icons.phone,
      () => void look(readOtherPhones, '没有看到另一部手机上的码'),
    )
    const pictures = tool('从相册选图片', icons.picture, () => file.click())
    const overlay = element(
      'div',
      { class: 'scanner', role: 'dialog', 'aria-modal': 'true', 'aria-label': '扫一扫' },
      button('scanner-back', '返回', () => close(), fromMarkup(icons.back)),
      element('h2', { class: 'scanner-title' }, '扫一扫'),
      element('div', { class: 'scanner-window' }, element('i', { class: 'scanner-line' })),
      element('p', { class: 'scanner-hint' }, '把码放进框内'),
      element('div', { class: 'scanner-tools' }, phones, ...(album ? [pictures] : [])),
      file,
    )
    screen().layer.append(overlay)
    phones.focus({ preventScroll: true })
  })
}

function tool(label: string, icon: string, onPress: () => void): HTMLButtonElement {
  return button('scanner-tool', label, onPress, fromMarkup(icon), element('span', {}, label))
}

/** The first code that any other phone shows now. */
export async function readOtherPhones(): Promise<Code | undefined> {
  const { phoneId } = host.config
  const { screens } = await request<ScreensReply>('GET', `/api/screens?except=${encodeURIComponent(phoneId)}`)
  for (const { image } of screens) {
    const code = image ? await readCode(await (await fetch(image)).blob()) : undefined
    if (code) return code
  }
  return undefined
}
