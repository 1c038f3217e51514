/** What the two buttons of the capsule do: the menu, and leaving the mini-program. */
import { host } from '../host'
import { reLaunch, topPage } from '../router/router'
import { isShareable, sharePage } from '../share'
import { enterApp, leaveApp } from '../visibility'
import { showActionSheet } from './actionSheet'
import { button, element } from './dom'
import { screen } from './frame'

/** The menu behind the three dots. */
export async function openMenu(): Promise<void> {
  const page = topPage()
  if (!page) return
  const rows = [...(isShareable(page) ? ['转发给朋友'] : []), '重新进入小程序']
  const picked = await showActionSheet(rows, page.chrome.title)
  if (picked === undefined) return
  if (rows[picked] === '转发给朋友') sharePage(page, { from: 'menu' })
  else await reLaunch(`/${host.manifest?.pages[0] ?? page.route}`)
}

/** Leaves the mini-program, which stays as it is behind the phone's own screen. */
export function putAway(): void {
  leaveApp()
  const back = button('home-open', '打开小程序', () => {
    home.remove()
    enterApp()
  })
  const home = element('div', { class: 'home', role: 'dialog', 'aria-label': '手机桌面' }, back)
  screen().layer.append(home)
  back.focus({ preventScroll: true })
}
