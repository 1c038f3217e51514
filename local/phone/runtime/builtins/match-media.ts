import { defineTag, domOf, reflect } from './kit/define'

const queries = new WeakMap<object, { list: MediaQueryList; look: () => void }>()

defineTag({
  properties: {
    minWidth: { type: Number, value: -1 },
    maxWidth: { type: Number, value: -1 },
    width: { type: Number, value: -1 },
    minHeight: { type: Number, value: -1 },
    maxHeight: { type: Number, value: -1 },
    height: { type: Number, value: -1 },
    orientation: String,
  },
  lifetimes: {
    attached() {
      this.watch()
    },
    detached() {
      this.unwatch()
    },
  },
  observers: {
    'minWidth, maxWidth, width, minHeight, maxHeight, height, orientation'() {
      if (queries.has(this)) this.watch()
    },
  },
  methods: {
    /** Shows its content for as long as the page's window is as it says. */
    watch() {
      this.unwatch()
      const list = (domOf(this).ownerDocument.defaultView ?? window).matchMedia(queryOf(this.data))
      const look = () => reflect(this, { hidden: !list.matches })
      queries.set(this, { list, look })
      list.addEventListener('change', look)
      look()
    },
    unwatch() {
      const query = queries.get(this)
      query?.list.removeEventListener('change', query.look)
    },
  },
})

function queryOf({ orientation, ...lengths }: Record<string, unknown>): string {
  const conditions = ['minWidth', 'maxWidth', 'width', 'minHeight', 'maxHeight', 'height']
    .filter((name) => Number(lengths[name]) >= 0)
    .map((name) => `(${name.replace(/[A-Z]/, (it) => `-${it.toLowerCase()}`)}: ${Number(lengths[name])}px)`)
  if (orientation) conditions.push(`(orientation: ${String(orientation)})`)
  return conditions.join(' and ') || 'all'
}
