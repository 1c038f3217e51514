import type { PageRecord } from './page'
import { call } from './lifecycle'

/** Pixels from the end at which onReachBottom comes, unless the page's JSON says otherwise. */
const REACH_BOTTOM = 50

/** onPageScroll and onReachBottom. */
export function watchScroll(page: PageRecord): void {
  const { window: win, document: doc } = page.frame
  const distance = Number(page.json['onReachBottomDistance'] ?? REACH_BOTTOM)
  let atBottom = false
  const look = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = doc.documentElement
    call(page, 'onPageScroll', { scrollTop })
    const near = scrollHeight - clientHeight - scrollTop <= distance
    if (near && !atBottom) call(page, 'onReachBottom')
    atBottom = near
  }
  win.addEventListener('scroll', look, { passive: true })
}
