import { call } from './lifecycle'
import type { PageRecord } from './page'

/** Pixels one has to pull, and the height the page rests at while it refreshes. */
const THRESHOLD = 50
const REST = 52

const indicators = new WeakMap<PageRecord, Indicator>()

interface Indicator {
  element: HTMLElement
  refreshing: boolean
}

/** Pulling a page down from its top, where its JSON says `enablePullDownRefresh`. */
export function watchPull(page: PageRecord): void {
  if (String(page.json['enablePullDownRefresh']) !== 'true') return
  const { document: doc } = page.frame
  let from: number | undefined
  let pulled = 0
  const start = (y: number) => (from = doc.documentElement.scrollTop <= 0 ? y : undefined)
  const move = (y: number) => {
    if (from === undefined || isRefreshing(page)) return
    pulled = Math.max(0, (y - from) / 2)
    show(page, pulled, false)
  }
  const end = () => {
    if (from === undefined || isRefreshing(page)) return
    from = undefined
    if (pulled >= THRESHOLD) startPullDown(page)
    else show(page, 0, true)
    pulled = 0
  }
  doc.addEventListener('touchstart', (e) => start(e.touches[0]?.clientY ?? 0), { passive: true })
  doc.addEventListener('touchmove', (e) => move(e.touches[0]?.clientY ?? 0), { passive: true })
  doc.addEventListener('touchend', end)
  doc.addEventListener('mousedown', (e) => start(e.clientY))
  doc.addEventListener('mousemove', (e) => e.buttons === 1 && move(e.clientY))
  doc.addEventListener('mouseup', end)
}

function isRefreshing(page: PageRecord): boolean {
  return indicators.get(page)?.refreshing ?? false
}

/** As if somebody had pulled: shows the dots and calls onPullDownRefresh. */
export function startPullDown(page: PageRecord): void {
  show(page, REST, true)
  const indicator = indicators.get(page)
  if (indicator) indicator.refreshing = true
  call(page, 'onPullDownRefresh')
}

export function stopPullDown(page: PageRecord): void {
  const indicator = indicators.get(page)
  if (indicator) indicator.refreshing = false
  show(page, 0, true)
}

function show(page: PageRecord, height: number, smoothly: boolean): void {
  const { element } = indicators.get(page) ?? addIndicator(page)
  const { iframe } = page.frame
  element.hidden = height === 0
  iframe.style.transition = smoothly ? 'transform 0.2s' : ''
  iframe.style.transform = height ? `translateY(${height}px)` : ''
}

function addIndicator(page: PageRecord): Indicator {
  const element = document.createElement('div')
  element.className = 'pull-dots'
  element.setAttribute('role', 'status')
  element.setAttribute('aria-label', '正在刷新')
  element.innerHTML = '<i></i><i></i><i></i>'
  page.frame.layer.prepend(element)
  const indicator = { element, refreshing: false }
  indicators.set(page, indicator)
  return indicator
}
