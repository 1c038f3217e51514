import type { StoredEntry } from '../../inspector'
import { button } from '../controls'
import { make } from '../dom'

interface EditorOptions {
  /** Throws when the value is refused, e.g. because it is too large. */
  save(key: string, json: string): void
  remove(key: string): void
}

/** One key of the storage and its value as JSON. */
export class StorageEditor {
  readonly element: HTMLElement
  private readonly key = make('input', { type: 'text', 'aria-label': '键', spellcheck: 'false' })
  private readonly value = make('textarea', { 'aria-label': '值（JSON）', spellcheck: 'false', rows: '10' })
  private readonly complaint = make('p', { class: 'bad', role: 'alert' })
  private readonly removing: HTMLButtonElement
  private opened: StoredEntry | null = null
  private opensNew = false

  constructor(private readonly options: EditorOptions) {
    this.removing = button('移除', 'quiet', () => options.remove(this.key.value))
    this.element = make(
      'div',
      { class: 'editor' },
      make('label', { class: 'field' }, make('span', {}, '键'), this.key),
      make('label', { class: 'field' }, make('span', {}, '值（JSON）'), this.value),
      this.complaint,
      make(
        'div',
        { class: 'buttons' },
        button('保存', 'main', () => this.save()),
        this.removing,
      ),
    )
  }

  /** null begins a new entry. */
  open(entry: StoredEntry | null): void {
    this.opened = entry
    this.opensNew = entry === null
    this.key.value = entry?.key ?? ''
    this.key.readOnly = entry !== null
    this.value.value = entry ? pretty(entry.json) : ''
    this.complaint.textContent = ''
    this.removing.hidden = entry === null
  }

  isNew(): boolean {
    return this.opensNew && this.element.isConnected
  }

  focus(): void {
    this.key.focus()
  }

  /** The mini-program wrote it meanwhile: shown, unless somebody is changing it here. */
  update(entry: StoredEntry): void {
    const isTouched = this.opened !== null && this.value.value !== pretty(this.opened.json)
    if (this.opened?.json === entry.json || isTouched) return
    this.open(entry)
  }

  private save(): void {
    try {
      if (this.key.value === '') throw new Error('键不能为空。')
      const json = readJson(this.value.value)
      this.opensNew = false
      this.opened = null
      this.options.save(this.key.value, json)
    } catch (error) {
      this.complaint.textContent = (error as Error).message
    }
  }
}

function readJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    throw new Error('这不是 JSON；文字要加双引号。')
  }
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}
