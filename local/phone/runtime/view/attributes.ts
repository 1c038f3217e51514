import { convertRpx } from './rpx'

/**
 * glass-easel writes every attribute with `setAttribute`. Two of them need more in a browser: lengths in rpx inside
 * `style`, and `value` of a field, which stops following its attribute once somebody typed.
 */
export function installAttributes(win: Window & typeof globalThis): void {
  const proto = win.Element.prototype
  const setAttribute = proto.setAttribute
  proto.setAttribute = function (this: Element, name: string, value: string) {
    if (name === 'style') setAttribute.call(this, name, convertRpx(String(value)))
    else if (name === 'value' && isField(this)) writeValue(this, value)
    else setAttribute.call(this, name, value)
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement

function isField(element: Element): element is Field {
  return element.tagName === 'INPUT' || element.tagName === 'TEXTAREA'
}

/** Writing the same value again would move the caret. */
function writeValue(field: Field, value: unknown): void {
  const text = value === null || value === undefined ? '' : String(value)
  if (field.value !== text) field.value = text
}
