import { defineTag, domOf } from './kit/define'
import { resolveResource } from './kit/resource'
import { cleanHtml, htmlOf, type RichNode } from './kit/richText'
import { textOf } from './kit/textContent'

defineTag({
  properties: { nodes: { type: null, value: '' }, space: String, userSelect: Boolean, mode: String },
  lifetimes: {
    attached() {
      this.draw()
    },
  },
  observers: {
    'nodes, space'() {
      this.draw()
    },
  },
  methods: {
    draw() {
      const dom = domOf(this)
      const content = cleanHtml(htmlOf(this.data.nodes as string | RichNode[]), dom.ownerDocument)
      for (const picture of content.querySelectorAll('img'))
        picture.setAttribute('src', resolveResource(picture.getAttribute('src') ?? '', this))
      if (this.data.space) widen(content, this.data.space)
      dom.replaceChildren(content)
    },
  },
})

function widen(content: DocumentFragment, space: string): void {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    node.textContent = textOf(node.textContent ?? '', { space, decode: false })
  }
}
