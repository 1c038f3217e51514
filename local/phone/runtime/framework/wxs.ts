/**
 * What WXS functions do beside rendering: they handle events (`bindtouchmove="{{m.move}}"`) and hear changes of attributes
 * (`change:prop="{{m.changed}}"`), each with a descriptor of the component that owns the template.
 */
import { report } from '../errors'
import { END, eventNodes } from './events'
import type { glassEasel } from './engine'
import { descriptorOf, type Descriptor } from './wxsDescriptor'

type Node = glassEasel.Element
type Component = glassEasel.GeneralComponent
type AnyFunction = (...args: unknown[]) => unknown

/** glass-easel says with each function where it stands: 0 in the data, 1 and 2 in a module of WXS. */
type Path = readonly unknown[] | null | undefined

/** Functions that modules of WXS export: of a choice between several (`{{off || m.move}}`) there is no path. */
const exported = new WeakSet<object>()

const isWxs = (run: AnyFunction, path: Path): boolean =>
  path?.[0] === 1 || path?.[0] === 2 || exported.has(run)

const nameOf = (path: Path): string => `wxs ${(path ?? []).slice(1).join(' ')}`

interface ViewEvent {
  target: object
  currentTarget: object
  stopPropagation(): void
}

/** The hooks that compiled templates call; see `wxsPrelude` in the compiler. */
export const templateHooks = {
  /** A function of WXS in an expression: what it throws is reported, and nothing is drawn in its place. */
  guarded(run: AnyFunction): AnyFunction {
    return (...args) => {
      try {
        return run(...args)
      } catch (error) {
        report(error, 'wxs')
        return undefined
      }
    }
  },

  /** `change:prop`. It runs after the data has been set, as the view hears of it later. */
  changed(listener: AnyFunction, path: Path) {
    if (!isWxs(listener, path)) return listener
    return (value: unknown, before: unknown, host: Component, node: Node): void =>
      void setTimeout(() => {
        guard(path, () => listener(value, before, descriptorOf(host), descriptorOf(node)))
      }, 0)
  },

  /** An event, with its handler: a method of the component, or a function of WXS. */
  handled(caller: unknown, event: ViewEvent, listener: AnyFunction, path: Path): unknown {
    if (!isWxs(listener, path)) return listener.call(caller, event)
    const owner = (caller as { _$: Component })._$
    const instance = instanceOf(event)
    const given = Object.assign(Object.create(event) as object, event, { instance })
    Object.assign(given, {
      target: { ...event.target, instance: targetOf(event) },
      currentTarget: { ...event.currentTarget, instance },
    })
    return guard(path, () => listener(given, descriptorOf(owner))) === false ? END : undefined
  },

  /** A module of WXS has been run. */
  moduleLoaded(exports: unknown): void {
    note(exports)
  },

  /** A module of WXS that cannot even be run is empty. */
  moduleFailed(file: string, error: unknown): void {
    setTimeout(() => report(error, `wxs ${file}`), 0)
  },
}

function note(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || exported.has(value))
    return
  exported.add(value)
  for (const inner of Object.values(value)) note(inner)
}

function guard(path: Path, run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    report(error, nameOf(path))
    return undefined
  }
}

function instanceOf(event: ViewEvent): Descriptor | undefined {
  const node = eventNodes.get(event.currentTarget)
  return node && descriptorOf(node)
}

function targetOf(event: ViewEvent): Descriptor | undefined {
  const node = eventNodes.get(event.target)
  return node && descriptorOf(node)
}
