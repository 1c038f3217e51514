import { navigateBack, reLaunch, pageStack } from '../router/router'
import { manifest } from '../host'
import type { PageRecord } from '../router/page'
import { button, element, fromMarkup } from './dom'
import { screen } from './frame'
import { icons } from './icons'

/** What the phone's furniture shows for a page. */
export interface PageChrome {
  title: string
  background: string
  color: string
  /** The page draws its own nav bar; status bar and capsule float above it. */
  custom: boolean
  loading: boolean
  /** Whether a lone page that is not the first one offers the way home. */
  homeButton: boolean
  pageBackground: string
}

/** Draws the nav bar for the page on top. */
export function drawNavBar(page: PageRecord): void {
  const { bar, nav, phone } = screen()
  const { chrome } = page
  bar.classList.toggle('custom', chrome.custom)
  bar.style.color = chrome.color
  bar.style.background = chrome.custom ? 'transparent' : chrome.background
  phone.classList.toggle('dark-bar', chrome.color === '#ffffff')
  nav.replaceChildren(...(chrome.custom ? [] : [leading(page), title(chrome)]))
  document.title = chrome.title
}

function title(chrome: PageChrome): HTMLElement {
  const spinner = chrome.loading ? [element('i', { class: 'spinner', 'aria-label': '加载中' })] : []
  return element('h1', { class: 'nav-title' }, ...spinner, chrome.title)
}

function leading(page: PageRecord): Node {
  const first = manifest().app.pages[0]
  if (pageStack().length > 1)
    return button('nav-button', '返回', () => void navigateBack().catch(() => {}), fromMarkup(icons.back))
  if (page.chrome.homeButton && !page.isTab && page.route !== first)
    return button('nav-button', '返回首页', () => void reLaunch(`/${first}`), fromMarkup(icons.home))
  return document.createTextNode('')
}
