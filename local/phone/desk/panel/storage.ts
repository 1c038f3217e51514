import type { StoredEntry } from '../../inspector'
import { button } from '../controls'
import { make } from '../dom'
import { sizeText } from '../kit/format'
import { List } from '../kit/list'
import { Split } from '../kit/split'
import { filterField, toolbar } from '../kit/toolbar'
import type { PhoneLink } from '../phoneLink'
import { StorageEditor } from './storageEditor'
import { Pulse, type Tab } from './tab'

/** What WeChat lets one user of a mini-program keep, bytes. */
const limit = 10 * 1024 * 1024

/** `wx` storage of who holds the phone: seen, changed, removed. */
export class StorageTab implements Tab {
  readonly id = 'storage'
  readonly label = '存储'
  readonly element: HTMLElement
  private readonly list: List<StoredEntry>
  private readonly split: Split
  private readonly editor: StorageEditor
  private readonly total = make('span', { class: 'note' })
  private readonly pulse = new Pulse(() => this.refresh(), 600)
  private filter = ''
  private drawn = ''

  constructor(private readonly link: PhoneLink) {
    this.list = new List<StoredEntry>({
      label: '存储',
      keyOf: ({ key }) => key,
      draw: drawEntry,
      onChoose: (entry) => this.open(entry),
      empty: '没有存储任何内容。',
    })
    this.split = new Split(this.list.element, '存储的值', 'beside')
    this.editor = new StorageEditor({
      save: (key, json) => this.change(() => link.inspector()?.storage.set(key, json), key),
      remove: (key) => this.change(() => link.inspector()?.storage.remove(key), null),
    })
    const bar = toolbar(
      filterField('筛选', (text) => {
        this.filter = text
        this.refresh()
      }),
      this.total,
      button('新增', 'quiet', () => this.openNew()),
      button('全部移除', 'quiet', () => this.change(() => link.inspector()?.storage.clear(), null)),
    )
    this.element = make('div', { class: 'tab-body' }, bar, this.split.element)
  }

  show(): void {
    this.pulse.start()
  }

  hide(): void {
    this.pulse.stop()
  }

  private refresh(): void {
    const all = this.link.inspector()?.storage.list() ?? []
    const seen = all.filter(({ key }) => key.toLowerCase().includes(this.filter))
    const text = JSON.stringify(seen)
    if (text === this.drawn) return
    this.drawn = text
    this.list.show(seen.sort((a, b) => a.key.localeCompare(b.key)))
    this.total.textContent = `${sizeText(all.reduce((sum, it) => sum + it.bytes, 0))} / ${sizeText(limit)}`
    const chosen = this.list.chosen()
    if (chosen) this.editor.update(chosen)
    else if (!this.editor.isNew()) this.split.show()
  }

  private open(entry: StoredEntry | null): void {
    if (!entry) return this.split.show()
    this.editor.open(entry)
    this.split.show(this.editor.element)
  }

  private openNew(): void {
    this.list.choose(null)
    this.editor.open(null)
    this.split.show(this.editor.element)
    this.editor.focus()
  }

  private change(run: () => void, chosen: string | null): void {
    run()
    this.drawn = ''
    this.refresh()
    this.list.choose(chosen)
  }
}

function drawEntry({ key, json, bytes }: StoredEntry): HTMLElement {
  return make(
    'div',
    { class: 'stored' },
    make('span', { class: 'key' }, key),
    make('span', { class: 'text' }, json.slice(0, 200)),
    make('span', { class: 'at' }, sizeText(bytes)),
  )
}
