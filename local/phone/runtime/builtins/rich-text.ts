import { defineTag, domOf } from './kit/define'
import { cleanHtml, htmlOf, type RichNode } from './kit/richText'

defineTag({
  properties: { nodes: { type: null, value: '' }, space: String, userSelect: Boolean },
  lifetimes: {
    attached() {
      this.draw()
    },
  },
  observers: {
    nodes() {
      this.draw()
    },
  },
  methods: {
    draw() {
      const dom = domOf(this)
      if (!dom) return
      const content = cleanHtml(htmlOf(this.data.nodes as string | RichNode[]), dom.ownerDocument)
      dom.replaceChildren(content)
    },
  },
})
