import { beField, triggerForAnswer } from './field'
import { onTap } from './tap'
import { defineTag, partOf, reflect, type RawEvent } from './define'

type Inner = HTMLInputElement | HTMLTextAreaElement

const properties = {
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
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  cursorSpacing: Number,
  cursorColor: String,
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  alwaysEmbed: Boolean,
  autoHeight: Boolean,
  fixed: Boolean,
  showConfirmBar: { type: Boolean, value: true },
  disableDefaultPadding: Boolean,
  ariaLabel: String,
}

/** `<input>` and `<textarea>`: what is typed becomes `value` at once, and bindinput may answer with another value. */
export function defineTextField(multiline: boolean): void {
  defineTag({
    properties,
    externalClasses: ['placeholder-class'],
    lifetimes: {
      attached() {
        beField(this, {
          name: () => this.data.name,
          read: () => this.data.value,
          reset: () => this.setData({ value: '' }),
        })
        onTap(this, () => {})
      },
      ready() {
        if (this.data.focus || this.data.autoFocus) this.activate()
        this.fitHeight()
      },
    },
    observers: {
      focus() {
        if (this.data.focus) this.activate()
        else this.inner()?.blur()
      },
      value() {
        this.fitHeight()
      },
      autoHeight() {
        reflect(this, { 'auto-height': this.data.autoHeight })
      },
    },
    methods: {
      inner() {
        return partOf<Inner>(this, '.wx-field-inner')
      },
      /** What a tap on its label does. */
      activate() {
        const inner = this.inner()
        const { cursor, selectionStart, selectionEnd, disabled } = this.data
        if (!inner || disabled) return
        inner.focus()
        if (selectionStart >= 0 && selectionEnd >= 0) inner.setSelectionRange(selectionStart, selectionEnd)
        else if (cursor >= 0) inner.setSelectionRange(cursor, cursor)
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
        const value = inner.value
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
      },
      onBlur() {
        const cursor = this.inner()?.selectionStart ?? 0
        this.triggerEvent('blur', { value: this.data.value, cursor, encryptedValue: '', encryptError: '' })
      },
      onKey({ detail }: RawEvent<KeyboardEvent>) {
        const newline = multiline && (this.data.confirmType === 'return' || this.data.confirmType === 'done')
        if (detail.key !== 'Enter' || detail.isComposing || newline) return
        detail.preventDefault()
        this.triggerEvent('confirm', { value: this.data.value })
        if (!this.data.confirmHold) this.inner()?.blur()
      },
      fitHeight() {
        const inner = this.inner()
        if (!multiline || !this.data.autoHeight || !inner) return
        inner.style.height = 'auto'
        inner.style.height = `${inner.scrollHeight}px`
        const lineHeight = parseFloat(getComputedStyle(inner).lineHeight) || 20
        const lineCount = Math.max(1, Math.round(inner.scrollHeight / lineHeight))
        this.triggerEvent('linechange', { height: inner.scrollHeight, heightRpx: 0, lineCount })
      },
    },
  })
}
