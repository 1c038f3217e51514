import { domOf, type GlassNode } from './tree'

/** Values that can be written as an attribute; others (objects, functions) are left out. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Every attribute of a node, as WXML would name it: id, class, style, data-*, properties, aria-*. */
export function attributesOf(node: GlassNode): Map<string, string> {
  const found = new Map<string, string>()
  const put = (name: string, value: unknown): void => {
    const text = textOf(value)
    if (text !== undefined) found.set(name, text)
  }
  for (const [name, value] of Object.entries(propertiesOf(node))) put(kebab(name), value)
  for (const { name, value } of node.attributes) put(name, value)
  for (const { name, value } of domOf(node)?.attributes ?? [])
    if (/^(role|aria-|hidden)/.test(name)) put(name, value)
  for (const [name, value] of Object.entries(node.dataset)) put(`data-${kebab(name)}`, value)
  if (node.id) put('id', node.id)
  if (node.class) put('class', node.class)
  if (node.style) put('style', node.style)
  return found
}

/** One attribute, or null; a name that WXML writes with dashes is a property in camel case. */
export function attributeOf(node: GlassNode, name: string): string | null {
  return attributesOf(node).get(name) ?? null
}

/** What a node publishes as properties; a form field's value is the one that is in it now. */
export function propertiesOf(node: GlassNode): Record<string, unknown> {
  const component = node.asGeneralComponent()
  if (!component) return Object.fromEntries(node.attributes.map(({ name, value }) => [name, value]))
  const data = component.data as Record<string, unknown>
  const isField = /^builtin\/(input|textarea)$/.test(component.is)
  const field = isField ? domOf(node)?.querySelector('input, textarea') : null
  return field ? { ...data, value: (field as HTMLInputElement).value } : data
}

export function propertyOf(node: GlassNode, name: string): unknown {
  const properties = propertiesOf(node)
  return name in properties ? properties[name] : properties[camel(name)]
}
