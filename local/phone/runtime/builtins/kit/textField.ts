import { host } from '../../host'
import { offerNickname } from '../../shell/nickname'
import { defineTag, domOf, partOf, reflect, type RawEvent } from './define'
import { beField, triggerForAnswer } from './field'
import { onTap } from './tap'
import { inputMode, typable } from './typing'

type Inner = HTMLInputElement | HTMLTextAreaElement

const properties = (multiline: boolean) => ({
  name: String,
  value: String,
  placeholder: String,
  placeholderStyle: String,
  type: { type: String, value: 'text' },
  password: Boolean,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: { type: Number, value: -1 },
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  confirmType: { type: String, value: multiline ? 'return' : 'done' },
  confirmHold: Boolean,
  cursorSpacing: Number,
  cursorColor: String,
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  alwaysEmbed: Boolean,
  autoHeight: Boolean,
  fixed: Boolean,
  showCount: Boolean,
  showConfirmBar: { type: Boolean, value: true },
  disableDefaultPadding: Boolean,
  ariaLabel: String,
})

/** Lines of a textarea when its height was last told, by tag. */
const lineCounts = new WeakMap<object, number>()

/** `<input>` and `<textarea>`: what is typed becomes `value` at once, and bindinput may answer with another value. */
export function defineTextField(multiline: boolean): void {
  defineTag({
    properties: properties(multiline),
    data: { mode: 'text' },
    externalClasses: ['placeholder-class'],
    lifetimes: {
      attached() {
        beField(this, {
          name: () => this.data.name,
          read: () => this.data.value,
          write: (value) => this.setData({ value }),
        })
        onTap(this, () => {})
      },
      ready() {
        if (this.data.focus || this.data.autoFocus) this.activate()
        this.fitHeight()
      },
    },
    observers: {
      type() {
        this.setData({ mode: inputMode(this.data.type) })
      },
      focus() {
        if (this.data.focus) this.activate()
        else if (this.isFocused()) this.inner()?.blur()
      },
      'cursor, selectionStart, selectionEnd'() {
        if (this.isFocused()) this.select()
      },
      value() {
        this.fitHeight()
      },
      'autoHeight, holdKeyboard'() {
        const { autoHeight, holdKeyboard } = this.data
        reflect(this, { 'auto-height': autoHeight, 'hold-keyboard': holdKeyboard })
      },
    },
    methods: {
      inner() {
        return partOf<Inner>(this, '.wx-field-inner')
      },
      isFocused() {
        const inner = this.inner()
        return inner !== null && inner.ownerDocument.activeElement === inner
      },
      /** What a tap on its label does. */
      activate() {
        const inner = this.inner()
        if (!inner || this.data.disabled) return
        inner.focus()
        this.select()
      },
      select() {
        const { cursor, selectionStart: start, selectionEnd: end } = this.data
        const inner = this.inner()
        if (start >= 0 && end >= 0) inner?.setSelectionRange(start, end)
        else if (cursor >= 0) inner?.setSelectionRange(cursor, cursor)
      },
      /** As if somebody had typed it over what was there. */
      typeIn(value: string) {
        const inner = this.inner()
        if (inner) inner.value = value
        this.typed()
      },
      typed() {
        const inner = this.inner()
        if (!inner) return
        const value = typable(inner.value, this.data.type)
        if (value !== inner.value) inner.value = value
        this.setData({ value })
        const cursor = inner.selectionStart ?? value.length
        this.takeAnswer(
          triggerForAnswer(this, 'input', { value, cursor, keyCode: value.charCodeAt(cursor - 1) || 0 }),
        )
      },
      takeAnswer(answer: unknown) {
        const given = answer as string | { value?: unknown; cursor?: number } | undefined
        if (typeof given === 'string') this.setData({ value: given })
        else if (given && given.value !== undefined) this.setData({ value: String(given.value) })
        const inner = this.inner()
        if (inner && inner.value !== this.data.value) inner.value = this.data.value
        if (inner && typeof given === 'object' && given.cursor !== undefined)
          inner.setSelectionRange(given.cursor, given.cursor)
      },
      onInput({ detail }: RawEvent<InputEvent>) {
        if (!detail.isComposing) this.typed()
      },
      onFocus() {
        this.triggerEvent('focus', { value: this.data.value, height: 0 })
        if (this.data.type === 'nickname') offerNickname((name) => this.takeNickname(name))
      },
      takeNickname(name: string) {
        this.typeIn(name)
        this.triggerEvent('nicknamereview', { pass: true, timeout: false })
      },
      onBlur() {
        const cursor = this.inner()?.selectionStart ?? 0
        this.triggerEvent('blur', { value: this.data.value, cursor, encryptedValue: '', encryptError: '' })
      },
      onKey({ detail }: RawEvent<KeyboardEvent>) {
        const newline = multiline && this.data.confirmType === 'return'
        if (detail.key !== 'Enter' || detail.isComposing || newline) return
        detail.preventDefault()
        this.triggerEvent('confirm', { value: this.data.value })
        if (!this.data.confirmHold) this.inner()?.blur()
      },
      /** Grows a textarea with its text, and tells when the number of lines is another. */
      fitHeight() {
        const inner = this.inner()
        if (!multiline || !inner || !domOf(this).isConnected) return
        if (this.data.autoHeight) {
          inner.style.height = 'auto'
          inner.style.height = `${inner.scrollHeight}px`
        }
        const lineHeight = lineHeightOf(inner)
        const lineCount = Math.max(1, Math.round(contentHeight(inner) / lineHeight))
        if (lineCounts.get(this) === lineCount) return
        lineCounts.set(this, lineCount)
        const height = lineCount * lineHeight
        this.triggerEvent('linechange', {
          height,
          heightRpx: (height * 750) / host.config.device.width,
          lineCount,
        })
      },
    },
  })
}

/** Pixels; a line-height of `normal` has no number, and is about this in the phone's font. */
function lineHeightOf(field: HTMLElement): number {
  const { lineHeight, fontSize } = getComputedStyle(field)
  return parseFloat(lineHeight) || parseFloat(fontSize) * 1.5 || 20
}

/** Height of the text itself: a field that is higher than its text says its own height otherwise. */
function contentHeight(field: HTMLElement): number {
  const { height } = field.style
  field.style.height = '0'
  const content = field.scrollHeight
  field.style.height = height
  return content
}
