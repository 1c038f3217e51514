import { pageOf } from '../framework/callerMembers'
import { scrollPage } from '../router/scrollTo'
import { refreshChrome } from '../shell/stage'
import { host, type Caller } from '../host'
import { defineTag } from './kit/define'

/** The page's root font at scale 1, pixels. */
const ROOT_FONT = 16

/** `system` follows WeChat's own font setting. */
function fontSize(value: string): string {
  return value === 'system' ? `${ROOT_FONT * host.config.fontScale}px` : value
}

defineTag({
  properties: {
    backgroundTextStyle: String,
    backgroundColor: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    rootBackgroundColor: String,
    scrollTop: String,
    scrollDuration: { type: Number, value: 300 },
    pageStyle: String,
    rootFontSize: String,
    pageFontSize: String,
    pageOrientation: String,
  },
  lifetimes: {
    attached() {
      const page = this.page()
      page?.frame.window.addEventListener('scroll', () =>
        this.triggerEvent('scroll', { scrollTop: page.frame.window.scrollY }),
      )
      page?.frame.window.addEventListener('resize', () => this.triggerEvent('resize', {}))
      this.apply()
    },
  },
  observers: {
    'pageStyle, rootFontSize, pageFontSize, backgroundColor, rootBackgroundColor'() {
      this.apply()
    },
    scrollTop() {
      const page = this.page()
      const scrollTop = parseFloat(this.data.scrollTop)
      if (page && !Number.isNaN(scrollTop))
        scrollPage(page, { scrollTop, duration: this.data.scrollDuration })
    },
  },
  methods: {
    page() {
      return pageOf(this as unknown as Caller)
    },
    apply() {
      const page = this.page()
      if (!page) return
      const { pageStyle, rootFontSize, pageFontSize, backgroundColor, rootBackgroundColor } = this.data
      const { documentElement: root, body } = page.frame.document
      body.setAttribute('style', pageStyle)
      if (pageFontSize) body.style.fontSize = fontSize(pageFontSize)
      if (rootFontSize) root.style.fontSize = fontSize(rootFontSize)
      if (rootBackgroundColor) root.style.backgroundColor = rootBackgroundColor
      if (!backgroundColor) return
      page.chrome.pageBackground = backgroundColor
      page.frame.layer.style.backgroundColor = backgroundColor
      if (page.state === 'shown') refreshChrome(page)
    },
  },
})
