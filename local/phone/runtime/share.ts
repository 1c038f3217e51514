import { guard } from './errors'
import type { PageRecord } from './router/page'
import { showModal, tell } from './shell/dialogs'

/** What onShareAppMessage learns about who asked. */
export interface ShareEvent {
  from: 'button' | 'menu'
  target?: { id: string; dataset: object }
}

/** Pages that took the item out of the menu. */
const unshared = new WeakSet<PageRecord>()

/** Whether the menu offers to send the page: it must say what it sends. */
export function isShareable(page: PageRecord): boolean {
  return typeof page.caller['onShareAppMessage'] === 'function' && !unshared.has(page)
}

/** wx.showShareMenu and wx.hideShareMenu. */
export function setShareable(page: PageRecord, on: boolean): void {
  if (on) unshared.delete(page)
  else unshared.add(page)
}

/** Asks a page what it shares, shows whom it goes to, and says that it was sent. */
export function sharePage(page: PageRecord, event: ShareEvent): void {
  const run = page.caller['onShareAppMessage'] as ((event: ShareEvent) => unknown) | undefined
  const shared = guard('onShareAppMessage', run, page.caller, event)
  const title = (shared as { title?: string } | undefined)?.title ?? page.chrome.title
  const question = { title: '发送给：文件传输助手', content: title, confirmText: '发送' }
  void showModal(question).then(({ confirm }) => confirm && tell(`已转发：${title}`))
}
