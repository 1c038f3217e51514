/** The phone itself: its screen with status bar, nav bar, capsule, pages, tab bar and the layer for dialogs. */
import { host } from '../host'
import { now } from '../clock'
import { openMenu, putAway } from './capsule'
import { button, element, fromMarkup } from './dom'
import { icons } from './icons'
import { capsule, safeArea, statusBarHeight } from './metrics'
import { shellStyle } from './styles'

interface Screen {
  phone: HTMLElement
  pages: HTMLElement
  bar: HTMLElement
  nav: HTMLElement
  tabs: HTMLElement
  layer: HTMLElement
}

let built: Screen | undefined

/** Builds the phone into the document on first use. */
export function screen(): Screen {
  return (built ??= build())
}

export function pagesElement(): HTMLElement {
  return screen().pages
}

function build(): Screen {
  const { width, height } = host.config.device
  document.head.append(element('style', {}, shellStyle))
  const pages = element('main', { class: 'pages' })
  const nav = element('div', { class: 'nav-bar' })
  const bar = element('header', { class: 'bar' }, statusBar(), nav)
  const tabs = element('nav', { class: 'tab-bar', 'aria-label': '标签栏' })
  const layer = element('div', { class: 'layer' })
  const phone = element('div', { class: 'phone', id: 'phone' }, pages, bar, capsuleButtons(), tabs, layer)
  phone.style.cssText = `width:${width}px;height:${height}px;--status:${statusBarHeight()}px;--safe-bottom:${safeArea().bottom}px`
  if (safeArea().bottom) phone.append(element('div', { class: 'home-bar', 'aria-hidden': 'true' }))
  document.body.append(phone)
  return { phone, pages, bar, nav, tabs, layer }
}

/** The phone is in China, wherever the browser is. */
const hourInChina = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})

function statusBar(): HTMLElement {
  const clock = element('span', { class: 'clock' })
  const tick = () => {
    clock.textContent = hourInChina.format(now())
  }
  tick()
  setInterval(tick, 1000)
  const right = element('span', { class: 'signs' }, fromMarkup(icons.signal), fromMarkup(icons.battery))
  return element('div', { class: 'status-bar', 'aria-hidden': 'true' }, clock, right)
}

function capsuleButtons(): HTMLElement {
  const { top, left, width, height } = capsule()
  const box = element(
    'div',
    { class: 'capsule' },
    button('', '更多', () => void openMenu(), fromMarkup(icons.more)),
    button('', '关闭', putAway, fromMarkup(icons.close)),
  )
  box.style.cssText = `top:${top}px;left:${left}px;width:${width}px;height:${height}px`
  return box
}
