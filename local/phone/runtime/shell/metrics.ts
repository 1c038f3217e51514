/** Sizes of the phone's own furniture in CSS pixels, as an iPhone has them. */
import { host } from '../host'

export interface Box {
  top: number
  left: number
  right: number
  bottom: number
  width: number
  height: number
}

export const NAV_BAR = 44
export const TAB_BAR = 49
const NOTCHED_FROM = 780

function isNotched(): boolean {
  return host.config.device.height >= NOTCHED_FROM
}

export function statusBarHeight(): number {
  return isNotched() ? 44 : 20
}

/** What the rounded corners and the home bar cover, from each edge. */
export function safeArea(): { top: number; bottom: number } {
  return { top: statusBarHeight(), bottom: isNotched() ? 34 : 0 }
}

/** The capsule at the top right, which no mini-program can move. */
export function capsule(): Box {
  const { width } = host.config.device
  const [boxWidth, boxHeight] = [87, 32]
  const top = statusBarHeight() + 4
  const right = width - 7
  return { top, right, left: right - boxWidth, bottom: top + boxHeight, width: boxWidth, height: boxHeight }
}

/** Space a page leaves to the nav bar above and the tab bar below it. */
export function pageInsets(page: { custom: boolean; tab: boolean }): { top: number; bottom: number } {
  return {
    top: page.custom ? 0 : statusBarHeight() + NAV_BAR,
    bottom: page.tab ? TAB_BAR + safeArea().bottom : 0,
  }
}
