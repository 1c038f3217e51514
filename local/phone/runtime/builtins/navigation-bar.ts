import { pageOf } from '../framework/callerMembers'
import { refreshChrome } from '../shell/stage'
import type { Caller } from '../host'
import { defineTag } from './kit/define'

defineTag({
  properties: {
    title: String,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: Number,
    colorAnimationTimingFunc: String,
  },
  lifetimes: {
    attached() {
      this.apply()
    },
  },
  observers: {
    'title, loading, frontColor, backgroundColor'() {
      this.apply()
    },
  },
  methods: {
    apply() {
      const page = pageOf(this as unknown as Caller)
      if (!page) return
      const { title, loading, frontColor, backgroundColor } = this.data
      page.chrome.loading = loading
      if (title) page.chrome.title = title
      if (frontColor) page.chrome.color = frontColor
      if (backgroundColor) page.chrome.background = backgroundColor
      if (page.state === 'shown') refreshChrome(page)
    },
  },
})
