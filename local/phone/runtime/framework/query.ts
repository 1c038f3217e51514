/** wx.createSelectorQuery and this.createSelectorQuery. */
import { guard } from '../errors'
import { topPage } from '../router/router'
import type { Caller } from './caller'
import { readNode, readViewport, type Fields, type NodeResult } from './nodeFields'
import type { glassEasel } from './engine'

type Callback = (result: unknown) => void

interface Question {
  /** Null is the viewport. */
  selector: string | null
  single: boolean
  caller: Caller | undefined
  fields: Fields
  callback: Callback | undefined
}

/** Collects questions and answers all of them at once, after the view has settled. */
export class SelectorQuery {
  private readonly questions: Question[] = []

  /** @param caller where to look; without one, the page on top at the time of exec */
  constructor(private caller?: Caller) {}

  in(caller: Caller): this {
    this.caller = caller
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, selector, true)
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, selector, false)
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, null, true)
  }

  ask(selector: string | null, single: boolean, fields: Fields, callback?: Callback): this {
    this.questions.push({ selector, single, caller: this.caller, fields, callback })
    return this
  }

  exec(callback?: (results: unknown[]) => void): this {
    setTimeout(() => {
      const results = this.questions.map((question) => {
        const result = answer(question)
        guard('selector query', question.callback, undefined, result)
        return result
      })
      guard('selector query', callback, undefined, results)
    }, 0)
    return this
  }
}

/** What one asks of the nodes a selector finds. */
export class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly selector: string | null,
    private readonly single: boolean,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.ask(this.selector, this.single, fields, callback)
  }
  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }
  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }
  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }
  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }
  ref(callback?: Callback): SelectorQuery {
    return this.fields({ ref: true }, callback)
  }
}

function answer({ selector, single, caller, fields }: Question): NodeResult | NodeResult[] | null {
  const from = caller ?? topPage()?.caller
  if (!from) return single ? null : []
  if (selector === null) return readViewport(from, fields)
  const root = from._$.getShadowRoot()
  if (!root) return single ? null : []
  if (single) {
    const node = root.querySelector(selector) as glassEasel.Element | null
    return node && readNode(node, fields)
  }
  return (root.querySelectorAll(selector) as glassEasel.Element[]).map((node) => readNode(node, fields))
}
