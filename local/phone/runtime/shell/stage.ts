/** Shows one page and its furniture, and hides the others. */
import type { PageRecord } from '../router/page'
import { drawNavBar } from './chrome'
import { pageInsets, safeArea } from './metrics'
import { drawTabBar, tabBarState } from './tabBar'

export function placePage(page: PageRecord): void {
  const { layer, document: doc } = page.frame
  const custom = page.chrome.custom
  const tab = page.isTab && !!tabBarState() && !tabBarState()?.hidden
  const insets = pageInsets({ custom, tab })
  layer.style.top = `${insets.top}px`
  layer.style.bottom = `${insets.bottom}px`
  layer.classList.add('shown')
  layer.inert = false
  const safe = doc.documentElement.style
  safe.setProperty('--safe-area-inset-top', `${custom ? safeArea().top : 0}px`)
  safe.setProperty('--safe-area-inset-bottom', `${tab ? 0 : safeArea().bottom}px`)
  refreshChrome(page)
}

export function hidePage(page: PageRecord): void {
  page.frame.layer.classList.remove('shown')
  page.frame.layer.inert = true
}

/** After a change to the title, a colour or a tab. */
export function refreshChrome(page: PageRecord): void {
  drawNavBar(page)
  drawTabBar(page)
}
