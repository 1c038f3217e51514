import { FIELD, GROUP } from '../../framework/behaviors'
import type { Caller } from '../../framework/caller'
import type { Tag } from './define'

/** How a form reads and resets one field. */
export interface Field {
  name(): string
  read(): unknown
  /** Makes the field what it was when the page first showed it. */
  reset(): void
}

export interface FormTag {
  submit(by?: Pick<Caller, '_$'>): void
  reset(): void
}

type Node = Caller['_$']

interface FieldTag<T> {
  name(): string
  read(): T
  write(value: T): void
}

/** Makes a tag a field of the form around it. What it reads as now is what a reset brings back. */
export function beField<T>(tag: object, { name, read, write }: FieldTag<T>): void {
  const initial = read()
  const field: Field = { name, read, reset: () => write(initial) }
  Object.assign(tag, { [FIELD]: field })
}

/** A form remembers what the mini-program's own fields begin with; our tags do so themselves. */
export function rememberInitials(form: Pick<Caller, '_$'>): void {
  for (const caller of callersIn(form._$))
    if (caller[FIELD] === true && !initials.has(caller)) initials.set(caller, caller.data['value'])
}

/** Every field below a node: our own tags, and components with the behavior wx://form-field. */
export function fieldsIn(root: Node): Field[] {
  return callersIn(root).flatMap((caller) => {
    const mark = caller[FIELD]
    if (mark === true) return [customField(caller)]
    return mark ? [mark as Field] : []
  })
}

/** First values of the mini-program's own fields, by their callers. */
const initials = new WeakMap<Caller, unknown>()

function customField(caller: Caller): Field {
  return {
    name: () => String(caller.data['name'] ?? ''),
    read: () => caller.data['value'],
    reset: () => caller.setData({ value: initials.get(caller) ?? '' }),
  }
}

/** The callers of all components in the light tree below a node, in document order, and of those in groups of fields. */
export function callersIn(root: Node): Caller[] {
  const found: Caller[] = []
  const walk = (node: Node): void => {
    for (const child of (node.childNodes ?? []) as Node[]) {
      const caller = child.getMethodCaller?.() as unknown as Caller | undefined
      if (caller?._$) found.push(caller)
      const inside = caller?.[GROUP] && caller._$.getShadowRoot()
      if (inside) walk(inside as unknown as Node)
      walk(child)
    }
  }
  walk(root)
  return found
}

/** The nearest tag of a kind around a node, through slots and out of components. */
export function enclosing<T>(tag: Pick<Caller, '_$'>, is: string): T | undefined {
  let node: Node | null | undefined = tag._$
  while (node) {
    const parent: Node | null = node.parentNode as Node | null
    node = parent ?? (node as unknown as { getHostNode?(): Node }).getHostNode?.()
    if (node?.is === is) return node.getMethodCaller() as unknown as T
  }
  return undefined
}

export function enclosingForm(tag: Pick<Caller, '_$'>): FormTag | undefined {
  return enclosing<FormTag>(tag, 'builtin/form')
}

/** Raises an event and gives what its handler returned, as bindinput may. */
export function triggerForAnswer(tag: Pick<Tag, '_$'>, name: string, detail: unknown): unknown {
  let answer: unknown
  tag._$.triggerEvent(name, detail, {
    handleListenerReturn: (value: unknown) => {
      if (value !== undefined) answer = value
    },
  })
  return answer
}
