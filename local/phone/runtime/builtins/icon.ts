import { defineTag } from './kit/define'

/** Colours WeChat gives when nobody names one. */
const COLORS: Record<string, string> = {
  success: '#09BB07',
  success_no_circle: '#09BB07',
  info: '#10AEFF',
  warn: '#F76260',
  waiting: '#10AEFF',
  cancel: '#F43530',
  download: '#09BB07',
  search: '#B2B2B2',
  clear: '#B2B2B2',
}

defineTag({
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  data: { pixels: '23px', ink: '#09BB07' },
  observers: {
    'type, size, color'() {
      const { type, size, color } = this.data
      const length = /[a-z]/i.test(String(size)) ? String(size) : `${Number(size) || 23}px`
      this.setData({ pixels: length, ink: color || COLORS[type] || '#09BB07' })
    },
  },
})
