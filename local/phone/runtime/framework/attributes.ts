/**
 * Attributes that every node of a template may bear, declared or not: aria-*, role, hidden and animation.
 *
 * glass-easel asks a component three times where an attribute goes: property, external class, legacy listener. The
 * second question is the hook: it is asked after the component's own properties, and for nobody else.
 */
import { runAnimation, type AnimationExport } from './animation'
import { glassEasel } from './engine'

const COMMON = /^(aria-.+|role|hidden|animation)$/

/** Roles that somebody presses: the keyboard has to reach them. */
const PRESSED = new Set(
  'button link checkbox switch radio tab option menuitem menuitemcheckbox menuitemradio slider'.split(' '),
)

type External = {
  hasExternalClass(name: string): boolean
  setExternalClass(name: string, value: unknown): void
  getBackendElement(): unknown
}

const proto = glassEasel.Component.prototype as unknown as External
const { hasExternalClass, setExternalClass } = proto

proto.hasExternalClass = function (this: External, name) {
  return COMMON.test(name) || hasExternalClass.call(this, name)
}

proto.setExternalClass = function (this: External, name, value) {
  if (!COMMON.test(name)) return setExternalClass.call(this, name, value)
  const element = this.getBackendElement() as HTMLElement | null
  if (element) setCommonAttribute(element, name, value)
}

function setCommonAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (name === 'hidden') element.toggleAttribute('hidden', Boolean(value))
  else if (name === 'animation') runAnimation(element, value as AnimationExport)
  else setAria(element, name === 'aria-role' ? 'role' : name, value)
}

function setAria(element: HTMLElement, name: string, value: unknown): void {
  if (value === undefined || value === null || value === '') element.removeAttribute(name)
  else element.setAttribute(name, String(value))
  if (name !== 'role') return
  if (PRESSED.has(String(value))) element.tabIndex = 0
  else if (!element.matches('wx-button')) element.removeAttribute('tabindex')
}
