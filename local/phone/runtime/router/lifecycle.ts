/** The order of a page's life: attached, onLoad, onShow, pageLifetimes.show, ready, onReady; onHide; onUnload. */
import { guard } from '../errors'
import { flushReady } from '../framework/engine'
import { placePage, hidePage } from '../shell/stage'
import { watchPull } from './pullDown'
import { watchScroll } from './scroll'
import type { PageRecord } from './page'

/** Puts the page's components into its document. The page must be on the stack already: components look. */
export function attachPage(page: PageRecord): void {
  const { document } = page.frame
  const placeholder = document.createElement('span')
  document.body.append(placeholder)
  page.frame.layer.style.backgroundColor = page.chrome.pageBackground
  page.root.attach(document.body as never, placeholder as never)
  watchScroll(page)
  watchPull(page)
  call(page, 'onLoad', page.query)
}

export function showPage(page: PageRecord): void {
  page.state = 'shown'
  placePage(page)
  call(page, 'onShow')
  page.root.getComponent().triggerPageLifetime('show', [])
  if (page.ready) return
  page.ready = true
  setTimeout(() => {
    flushReady()
    if (page.state !== 'gone') call(page, 'onReady')
  }, 0)
}

export function pauseApp(page: PageRecord): void {
  if (page.state !== 'shown') return
  page.state = 'hidden'
  call(page, 'onHide')
  page.root.getComponent().triggerPageLifetime('hide', [])
}

export function leavePage(page: PageRecord): void {
  pauseApp(page)
  hidePage(page)
}

export function unloadPage(page: PageRecord): void {
  if (page.state === 'gone') return
  page.state = 'gone'
  hidePage(page)
  call(page, 'onUnload')
  page.root.release()
  page.frame.layer.remove()
}

/** Calls a page's function if it has it; what it throws is reported. */
export function call(page: PageRecord, name: string, ...args: unknown[]): unknown {
  const run = page.caller[name] as ((...args: unknown[]) => unknown) | undefined
  return guard(`${page.route} ${name}`, run, page.caller, ...args)
}
