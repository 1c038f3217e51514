import { host } from '../host'
import { call, tellComponents } from './lifecycle'
import type { PageRecord } from './page'

/** onResize, and the life-cycle `resize` of components: the phone is turned, or has become another one. */
export function watchResize(page: PageRecord): void {
  const { window: win } = page.frame
  let width = win.innerWidth
  win.addEventListener('resize', () => {
    // A tab bar that comes or goes changes the height alone, which WeChat does not tell.
    if (win.innerWidth === width || win.innerWidth === 0) return
    width = win.innerWidth
    const { width: screenWidth, height: screenHeight } = host.config.device
    const size = { windowWidth: width, windowHeight: win.innerHeight, screenWidth, screenHeight }
    const deviceOrientation = width > win.innerHeight ? 'landscape' : 'portrait'
    call(page, 'onResize', { size, deviceOrientation })
    tellComponents(page, 'resize', { size, deviceOrientation })
  })
}
