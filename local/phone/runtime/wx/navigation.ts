import { navigateBack, navigateTo, reLaunch, redirectTo, switchTab, topPage } from '../router/router'
import { startPullDown, stopPullDown } from '../router/pullDown'
import { scrollPage, type ScrollOptions } from '../router/scrollTo'
import { Failure } from './failure'
import type { Area } from './registry'

interface ToPage {
  url: string
  events?: Record<string, (...args: unknown[]) => void>
}

function url(options: ToPage): string {
  if (typeof options.url !== 'string') throw new Failure('parameter error: parameter.url should be String')
  return options.url
}

export const navigation: Area = {
  async: {
    async navigateTo(options: ToPage) {
      const eventChannel = await navigateTo(url(options), options.events)
      return { eventChannel }
    },
    redirectTo: (options: ToPage) => redirectTo(url(options)),
    reLaunch: (options: ToPage) => reLaunch(url(options)),
    switchTab: (options: ToPage) => switchTab(url(options)),
    navigateBack: ({ delta }: { delta?: number }) => navigateBack(delta),
    pageScrollTo: (options: ScrollOptions) => {
      const page = topPage()
      if (page) scrollPage(page, options)
    },
    startPullDownRefresh() {
      const page = topPage()
      if (page) startPullDown(page)
    },
    stopPullDownRefresh() {
      const page = topPage()
      if (page) stopPullDown(page)
    },
  },
}
