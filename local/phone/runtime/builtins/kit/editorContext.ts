/** What an editor tag can be told: the text itself is the browser's, in an element that may be edited. */
export interface EditorTag {
  field(): HTMLElement | null
  changed(): void
}

interface Callbacks {
  success?(result: object): void
  fail?(error: object): void
  complete?(result: object): void
}

type Options = Callbacks & Record<string, unknown>

/** WeChat's names of formats and the browser's commands for them. */
const COMMANDS: Record<string, string> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikeThrough',
  color: 'foreColor',
  backgroundColor: 'hiliteColor',
  fontFamily: 'fontName',
}

const ALIGN: Record<string, string> = {
  left: 'justifyLeft',
  center: 'justifyCenter',
  right: 'justifyRight',
  justify: 'justifyFull',
}

/** A text with formats is kept as HTML; a delta has its plain inserts only. */
interface Contents {
  html?: string
  delta?: { ops?: { insert?: unknown }[] }
}

type Action = (field: HTMLElement, options: Options) => object | void

const run = (field: HTMLElement, command: string, value?: string): void => {
  field.focus()
  field.ownerDocument.execCommand(command, false, value)
}

const actions: Record<string, Action> = {
  getContents: (field) => ({
    html: field.innerHTML,
    text: field.innerText,
    delta: { ops: [{ insert: field.innerText }] },
  }),
  setContents(field, options) {
    const { html, delta } = options as Contents
    if (html !== undefined) field.innerHTML = cleaned(html)
    else
      field.textContent = (delta?.ops ?? [])
        .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
        .join('')
  },
  insertText: (field, { text }) => run(field, 'insertText', String(text ?? '')),
  insertDivider: (field) => run(field, 'insertHorizontalRule'),
  insertImage: (field, { src, alt, width, height }) => {
    const picture = field.ownerDocument.createElement('img')
    Object.assign(picture, { src: String(src ?? ''), alt: String(alt ?? '') })
    if (width) picture.style.width = String(width)
    if (height) picture.style.height = String(height)
    run(field, 'insertHTML', picture.outerHTML)
  },
  removeFormat: (field) => run(field, 'removeFormat'),
  undo: (field) => run(field, 'undo'),
  redo: (field) => run(field, 'redo'),
  clear(field) {
    field.replaceChildren()
  },
  blur: (field) => field.blur(),
  scrollIntoView: (field) => field.scrollIntoView(),
  getSelectionText: (field) => ({ text: String(field.ownerDocument.getSelection() ?? '') }),
}

/** Nothing that would run. */
function cleaned(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('script, iframe, object, embed')) element.remove()
  for (const element of body.querySelectorAll('*'))
    for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name)
  return body.innerHTML
}

function format(field: HTMLElement, name: string, value: unknown): void {
  const command = COMMANDS[name]
  if (command) run(field, command, value === undefined ? undefined : String(value))
  else if (name === 'align') run(field, ALIGN[String(value)] ?? 'justifyLeft')
  else if (name === 'header') run(field, 'formatBlock', value ? `H${String(value)}` : 'P')
  else if (name === 'list') run(field, value === 'ordered' ? 'insertOrderedList' : 'insertUnorderedList')
  else if (name === 'script') run(field, value === 'super' ? 'superscript' : 'subscript')
}

/** WeChat's EditorContext. */
export function editorContext(tag: EditorTag): object {
  const call =
    (name: string, act: Action) =>
    (options: Options = {}) => {
      const field = tag.field()
      const result = { ...(field ? act(field, options) : {}), errMsg: field ? `${name}:ok` : `${name}:fail` }
      tag.changed()
      if (!options.success && !options.fail && !options.complete) return Promise.resolve(result)
      setTimeout(() => {
        if (field) options.success?.(result)
        else options.fail?.(result)
        options.complete?.(result)
      }, 0)
      return undefined
    }
  return {
    ...Object.fromEntries(Object.entries(actions).map(([name, act]) => [name, call(name, act)])),
    format(name: string, value?: unknown) {
      const field = tag.field()
      if (field) format(field, name, value)
      tag.changed()
    },
  }
}
