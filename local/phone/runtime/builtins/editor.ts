import { defineTag, partOf } from './kit/define'
import { editorContext, type EditorTag } from './kit/editorContext'

defineTag({
  properties: {
    readOnly: Boolean,
    placeholder: String,
    showImgSize: Boolean,
    showImgToolbar: Boolean,
    showImgResize: Boolean,
    confirmHold: Boolean,
    enableFormats: { type: Array, value: [] },
  },
  data: { empty: true },
  lifetimes: {
    ready() {
      this.triggerEvent('ready', {})
    },
  },
  methods: {
    field() {
      return partOf(this, '.wx-editor-field')
    },
    queryContext(): object {
      return editorContext(this as unknown as EditorTag)
    },
    told() {
      const field = this.field()
      const [html, text] = [field?.innerHTML ?? '', field?.innerText ?? '']
      return { html, text, delta: { ops: [{ insert: text }] } }
    },
    /** Whether its placeholder is to be seen. */
    changed() {
      const field = this.field()
      this.setData({ empty: !field?.innerText.trim() && !field?.querySelector('img, hr, li') })
    },
    onInput() {
      this.changed()
      this.triggerEvent('input', this.told())
    },
    onFocus() {
      this.triggerEvent('focus', this.told())
    },
    onBlur() {
      this.triggerEvent('blur', this.told())
    },
    onSelect() {
      const page = this.field()?.ownerDocument
      const names = ['bold', 'italic', 'underline'].filter((name) => page?.queryCommandState(name))
      this.triggerEvent('statuschange', Object.fromEntries(names.map((name) => [name, 'strong'])))
    },
  },
})
