import { defineTag, domOf, partOf } from './kit/define'
import { enclosing } from './kit/field'
import { scrollByMouse } from './kit/mouseScroll'
import type { ColumnTag } from './picker-view'

interface View {
  join(column: ColumnTag): void
  leave(column: ColumnTag): void
  rested(): void
  started(): void
  ended(): void
  data: { indicatorStyle: string; maskStyle: string }
}

const views = new WeakMap<object, View>()
const states = new WeakMap<object, { selected: number; timer?: ReturnType<typeof setTimeout> }>()

defineTag({
  data: { indicatorStyle: '', maskStyle: '' },
  lifetimes: {
    created() {
      states.set(this, { selected: 0 })
    },
    attached() {
      const view = enclosing<View>(this, 'builtin/picker-view')
      if (!view) return
      views.set(this, view)
      view.join(this)
      const { indicatorStyle, maskStyle } = view.data
      this.setData({ indicatorStyle, maskStyle })
    },
    ready() {
      const scroller = partOf(this, '.wx-picker-view-scroll')
      const content = partOf(this, '.wx-picker-view-content')
      if (!scroller || !content) return
      scrollByMouse(scroller)
      new MutationObserver(() => this.turnTo(this.selected())).observe(content, { childList: true })
      this.turnTo(this.selected())
    },
    detached() {
      views.get(this)?.leave(this)
    },
  },
  methods: {
    selected() {
      return states.get(this)?.selected ?? 0
    },
    order() {
      return [...(domOf(this).parentElement?.children ?? [])].indexOf(domOf(this))
    },
    rowHeight() {
      return partOf(this, '.wx-picker-view-indicator')?.offsetHeight || 34
    },
    turnTo(index: number) {
      const state = states.get(this)
      const scroller = partOf(this, '.wx-picker-view-scroll')
      if (!state || !scroller) return
      const row = this.rowHeight()
      const content = partOf(this, '.wx-picker-view-content')
      const count = content?.children.length ?? 0
      state.selected = count ? Math.min(index, count - 1) : index
      scroller.style.setProperty('--row', `${row}px`)
      for (const item of content?.children ?? []) (item as HTMLElement).style.height = `${row}px`
      scroller.scrollTo({ top: state.selected * row, behavior: 'instant' })
    },
    onScroll() {
      const state = states.get(this)
      const scroller = partOf(this, '.wx-picker-view-scroll')
      if (!state || !scroller) return
      clearTimeout(state.timer)
      state.timer = setTimeout(() => {
        const selected = Math.round(scroller.scrollTop / this.rowHeight())
        if (selected === state.selected) return
        views.get(this)?.started()
        state.selected = selected
        views.get(this)?.rested()
        views.get(this)?.ended()
      }, 100)
    },
    onTap(event: { touches: unknown; detail: { y: number } }) {
      const indicator = partOf(this, '.wx-picker-view-indicator')?.getBoundingClientRect()
      if (!indicator) return
      const top = indicator.top + (domOf(this).ownerDocument.defaultView?.scrollY ?? 0)
      const steps = Math.floor((event.detail.y - top) / indicator.height)
      const count = partOf(this, '.wx-picker-view-content')?.children.length ?? 1
      const next = Math.min(count - 1, Math.max(0, this.selected() + steps))
      if (next === this.selected()) return
      this.turnTo(next)
      views.get(this)?.rested()
    },
  },
})
