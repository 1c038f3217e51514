import type { NodeBrief, PageBrief } from '../../inspector'
import { make } from '../dom'
import { JsonView } from '../kit/jsonView'
import { List } from '../kit/list'
import { Split } from '../kit/split'
import type { PhoneLink } from '../phoneLink'
import { Pulse, type Tab } from './tab'

/** The stack of pages, and the data of the page on top and of its components, as they are now. */
export class PagesTab implements Tab {
  readonly id = 'pages'
  readonly label = '页面'
  readonly element: HTMLElement
  private readonly stack = make('ol', { class: 'stack-list', 'aria-label': '页面栈' })
  private readonly list: List<NodeBrief>
  private readonly split: Split
  private readonly view = new JsonView({ onEdit: (path, json) => this.edit(path, json) })
  private readonly head = make('p', { class: 'detail-head' })
  private readonly pulse = new Pulse(() => this.refresh())
  private drawnStack = ''
  private drawnTree = ''

  constructor(private readonly link: PhoneLink) {
    this.list = new List<NodeBrief>({
      label: '页面与组件',
      keyOf: ({ node }) => String(node),
      draw: drawNode,
      onChoose: () => this.drawData(),
      empty: '还没有页面。',
    })
    this.split = new Split(this.list.element, '数据', 'beside')
    this.element = make('div', { class: 'tab-body' }, this.stack, this.split.element)
  }

  show(): void {
    this.pulse.start()
  }

  hide(): void {
    this.pulse.stop()
  }

  private refresh(): void {
    const inspector = this.link.inspector()
    this.drawStack(inspector?.pages() ?? [])
    this.drawTree(inspector?.tree() ?? [])
    this.drawData()
  }

  private drawStack(pages: PageBrief[]): void {
    const text = JSON.stringify(pages)
    if (text === this.drawnStack) return
    this.drawnStack = text
    this.stack.replaceChildren(...pages.map(drawPage).reverse())
  }

  private drawTree(tree: NodeBrief[]): void {
    const text = JSON.stringify(tree)
    if (text === this.drawnTree) return
    this.drawnTree = text
    this.list.show(tree)
    if (!this.list.chosen() && tree[0]) this.list.choose(String(tree[0].node))
  }

  private drawData(): void {
    const node = this.list.chosen()
    const data = node ? this.link.inspector()?.data(node.node) : undefined
    if (!node || typeof data !== 'string') return this.split.show()
    this.head.textContent = `${node.is} 的 data`
    this.view.show(data)
    if (!this.split.isOpen()) this.split.show(this.head, this.view.element)
  }

  private edit(path: string, json: string): void {
    const node = this.list.chosen()
    if (node) this.link.inspector()?.setData(node.node, path, json)
    this.drawData()
  }
}

function drawPage({ route, query, title }: PageBrief): HTMLElement {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  const address = search.length ? `${route}?${search.join('&')}` : route
  return make('li', {}, make('strong', {}, title || '（没有标题）'), make('code', {}, address))
}

function drawNode({ depth, name, is }: NodeBrief): HTMLElement {
  const row = make(
    'div',
    { class: 'node', title: is },
    make('span', { class: 'text' }, depth === 0 ? name : `<${name}>`),
  )
  row.style.paddingLeft = `${10 + depth * 14}px`
  return row
}
