import { callApp, launchOptions } from './framework/app'
import { call, pauseApp, tellComponents } from './router/lifecycle'
import { topPage } from './router/router'
import { appEvents } from './wx/app'

/** Leaving the browser's window is leaving the mini-program. */
export function watchVisibility(): void {
  document.addEventListener('visibilitychange', () => (document.hidden ? leaveApp() : enterApp()))
}

/** The app goes to the background. */
export function leaveApp(): void {
  const page = topPage()
  if (page) pauseApp(page)
  callApp('onHide')
  appEvents.hide.call()
}

/** The app comes back to the page it was left on. */
export function enterApp(): void {
  callApp('onShow', launchOptions())
  appEvents.show.call(launchOptions())
  const page = topPage()
  if (!page || page.state !== 'hidden') return
  page.state = 'shown'
  call(page, 'onShow')
  tellComponents(page, 'show')
}
