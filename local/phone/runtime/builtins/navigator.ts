import { navigateBack, navigateTo, reLaunch, redirectTo, switchTab } from '../router/router'
import { beControl } from './kit/choice'
import { defineTag } from './kit/define'
import { hoverProperties, watchHover } from './kit/hover'
import { onTap } from './kit/tap'

defineTag({
  properties: {
    ...hoverProperties('navigator-hover', 50, 600),
    target: { type: String, value: 'self' },
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    appId: String,
    path: String,
    version: String,
  },
  lifetimes: {
    attached() {
      beControl(this, 'link')
      watchHover(this)
      onTap(this, () => void this.activate())
    },
  },
  methods: {
    async activate() {
      const { url, openType, delta } = this.data
      const go: Record<string, () => Promise<unknown>> = {
        navigate: () => navigateTo(url),
        redirect: () => redirectTo(url),
        switchTab: () => switchTab(url),
        reLaunch: () => reLaunch(url),
        navigateBack: () => navigateBack(delta),
      }
      try {
        await go[openType]?.()
        this.triggerEvent('success', { errMsg: `${openType}:ok` })
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        console.warn(`<navigator url="${url}">: ${message}`)
        this.triggerEvent('fail', { errMsg: `${openType}:fail ${message}` })
      }
      this.triggerEvent('complete', {})
    },
  },
})
