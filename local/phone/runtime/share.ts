import { guard } from './errors'
import type { PageRecord } from './router/page'
import { tell } from './shell/dialogs'

/** What onShareAppMessage learns about who asked. */
export interface ShareEvent {
  from: 'button' | 'menu'
  target?: { id: string; dataset: object }
}

/** Asks a page what it shares, and says that it was sent. */
export function sharePage(page: PageRecord, event: ShareEvent): void {
  const run = page.caller['onShareAppMessage'] as ((event: ShareEvent) => unknown) | undefined
  const shared = guard('onShareAppMessage', run, page.caller, event)
  const title = (shared as { title?: string } | undefined)?.title ?? page.chrome.title
  tell(`已转发：${title}`)
}
