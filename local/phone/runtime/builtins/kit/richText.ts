import { convertRpx } from '../../view/rpx'

/** A node as `nodes` of rich-text lists it. */
export type RichNode =
  | { type: 'text'; text: string }
  | { type?: 'node'; name: string; attrs?: Record<string, unknown>; children?: RichNode[] }

/** WeChat's list of trusted tags; others are dropped with all they hold. */
const TRUSTED = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em
  fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small
  span strong sub sup table tbody td tfoot th thead tr tt u ul`.split(/\s+/),
)

const ATTRIBUTES = new Set('class style alt src height width start type colspan rowspan dir href'.split(' '))

/** Nodes, or HTML text, as HTML text. */
export function htmlOf(nodes: string | readonly RichNode[] | null | undefined): string {
  if (typeof nodes === 'string') return nodes
  return (nodes ?? []).map(nodeHtml).join('')
}

function nodeHtml(node: RichNode): string {
  // Entities of a text are decoded; it cannot become markup for all that.
  if (node.type === 'text') return String(node.text).replace(/[<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  if (!node.name || !/^[a-z][a-z0-9]*$/i.test(node.name)) return ''
  const attributes = Object.entries(node.attrs ?? {}).map(
    ([name, value]) => ` ${name}="${escape(String(value))}"`,
  )
  return `<${node.name}${attributes.join('')}>${htmlOf(node.children)}</${node.name}>`
}

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** HTML text as nodes of a page, with trusted tags and attributes only. */
export function cleanHtml(html: string, page: Document): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const element of [...parsed.body.querySelectorAll('*')]) {
    if (!TRUSTED.has(element.tagName.toLowerCase())) element.remove()
    else cleanAttributes(element)
  }
  const fragment = page.createDocumentFragment()
  for (const node of [...parsed.body.childNodes]) fragment.append(page.adoptNode(node))
  return fragment
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const lowered = name.toLowerCase()
    if (!ATTRIBUTES.has(lowered) || lowered === 'href' || /^\s*javascript:/i.test(value))
      element.removeAttribute(name)
    else if (lowered === 'style') element.setAttribute(name, convertRpx(value))
  }
}
