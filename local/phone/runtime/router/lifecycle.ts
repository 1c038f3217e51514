/** The order of a page's life: attached, onLoad, onShow, pageLifetimes.show, ready, onReady; onHide; onUnload. */
import { guard } from '../errors'
import { flushReady } from '../framework/engine'
import { placePage, hidePage } from '../shell/stage'
import { watchPull } from './pullDown'
import { watchResize } from './resize'
import { watchScroll } from './scroll'
import type { PageRecord } from './page'

/** Puts the page's components into its document. The page must be on the stack already: components look. */
export function attachPage(page: PageRecord): void {
  const { document } = page.frame
  const placeholder = document.createElement('span')
  document.body.append(placeholder)
  page.frame.layer.style.backgroundColor = page.chrome.pageBackground
  page.root.attach(document.body as never, placeholder as never)
  attachTabBar(page)
  watchScroll(page)
  watchPull(page)
  watchResize(page)
  call(page, 'onLoad', page.query)
}

/** A custom tab bar stands in the page's document, behind the page's own nodes. */
function attachTabBar({ tabBar, frame: { document } }: PageRecord): void {
  if (!tabBar) return
  const placeholder = document.createElement('span')
  document.body.append(placeholder)
  tabBar.attach(document.body as never, placeholder as never)
}

/** Tells the page's components, and its tab bar's, what happens to the page. */
export function tellComponents({ root, tabBar }: PageRecord, lifetime: string, ...args: unknown[]): void {
  root.getComponent().triggerPageLifetime(lifetime, args)
  tabBar?.getComponent().triggerPageLifetime(lifetime, args)
}

export function showPage(page: PageRecord): void {
  page.state = 'shown'
  placePage(page)
  call(page, 'onShow')
  tellComponents(page, 'show')
  if (page.ready) return
  page.ready = true
  setTimeout(() => {
    flushReady()
    if (page.state === 'gone') return
    call(page, 'onReady')
    call(page, 'onRouteDone')
    tellComponents(page, 'routeDone')
  }, 0)
}

export function pauseApp(page: PageRecord): void {
  if (page.state !== 'shown') return
  page.state = 'hidden'
  call(page, 'onHide')
  tellComponents(page, 'hide')
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
  page.tabBar?.release()
  page.frame.layer.remove()
}

/** Calls a page's function if it has it; what it throws is reported. */
export function call(page: PageRecord, name: string, ...args: unknown[]): unknown {
  const run = page.caller[name] as ((...args: unknown[]) => unknown) | undefined
  return guard(`${page.route} ${name}`, run, page.caller, ...args)
}
