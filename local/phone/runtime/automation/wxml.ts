import { attributesOf } from './attributes'
import { drawnChildrenOf, tagNameOf, type GlassNode } from './tree'

/** What is drawn, as WXML: components with their own content in place. */
export function innerWxml(node: GlassNode): string {
  return drawnChildrenOf(node)
    .map((child) => (typeof child === 'string' ? escape(child) : outerWxml(child)))
    .join('')
}

export function outerWxml(node: GlassNode): string {
  const tag = tagNameOf(node)
  const attributes = [...attributesOf(node)].map(([name, value]) => ` ${name}="${escape(value)}"`).join('')
  return `<${tag}${attributes}>${innerWxml(node)}</${tag}>`
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
