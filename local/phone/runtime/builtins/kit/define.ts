import type { CallerMembers } from '../../framework/caller'

type Kind =
  StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | ObjectConstructor | null

/** What one property's attribute may be, and what it is without one. */
type Property = Kind | { type: Kind; value?: unknown }

type KindValue<K> = K extends StringConstructor
  ? string
  : K extends NumberConstructor
    ? number
    : K extends BooleanConstructor
      ? boolean
      : K extends ArrayConstructor
        ? unknown[]
        : unknown

type PropertyValue<P> = P extends { type: infer K } ? KindValue<K> : KindValue<P>

type Values<P> = { [K in keyof P]: PropertyValue<P[K]> }

type Methods = Record<string, (...args: never[]) => unknown>

/** `this` inside a built-in tag. */
export type Tag<P = unknown, D = unknown, M = unknown> = Omit<CallerMembers, 'data' | 'setData'> &
  M & {
    data: Values<P> & D
    setData(data: Partial<Values<P> & D>, callback?: () => void): void
  }

interface Definition<P, D, M> {
  properties?: P
  data?: D
  externalClasses?: string[]
  options?: { virtualHost?: boolean; multipleSlots?: boolean }
  observers?: Record<string, () => void>
  lifetimes?: { created?(): void; attached?(): void; ready?(): void; detached?(): void }
  methods?: M
}

declare const Component: (definition: object) => void

/** `Component()` with types: built-in tags are components like any other. */
export function defineTag<
  P extends Record<string, Property> = Record<never, never>,
  D extends object = object,
  M extends Methods = Record<never, never>,
>(definition: Definition<P, D, M> & ThisType<Tag<P, D, M>>): void {
  Component(definition)
}

/** The tag's own element in the page. A page that is gone may still be given data: what is drawn then is seen by nobody. */
export function domOf(tag: { _$: CallerMembers['_$'] }): HTMLElement {
  return (tag._$.getBackendElement() as unknown as HTMLElement | null) ?? document.createElement('wx-gone')
}

/** The first element inside the tag that matches. */
export function partOf<E extends HTMLElement = HTMLElement>(
  tag: { _$: CallerMembers['_$'] },
  selector: string,
): E | null {
  return domOf(tag)?.querySelector<E>(selector) ?? null
}

/** Writes a property as an attribute for the style sheet: true as '', false and '' not at all. */
export function reflect(tag: { _$: CallerMembers['_$'] }, values: Record<string, string | boolean>): void {
  const dom = domOf(tag)
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === '') dom.removeAttribute(name)
    else dom.setAttribute(name, value === true ? '' : value)
  }
}

/** A raw DOM event of an `html-` element, as its handler gets it. */
export interface RawEvent<E extends Event = Event> {
  detail: E
}
