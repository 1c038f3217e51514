import { callersIn } from './kit/field'
import { defineTag } from './kit/define'
import { isServed, serve } from './kit/tap'
import type { Caller } from '../framework/caller'

const CONTROLS = new Set(
  ['button', 'checkbox', 'radio', 'switch', 'input', 'textarea', 'picker'].map((tag) => `builtin/${tag}`),
)

type Control = Caller & { activate(): void }

function isControl(caller: Caller): caller is Control {
  return CONTROLS.has(caller.is) && typeof caller['activate'] === 'function'
}

defineTag({
  properties: { for: String },
  lifetimes: {
    attached() {
      this._$.addListener('tap', (event) => {
        const control = isServed(event) ? undefined : this.control()
        if (!control) return
        serve(event)
        control.activate()
      })
    },
  },
  methods: {
    /** The control it stands for: by id, or the first one inside. */
    control(): Control | undefined {
      if (!this.data.for) return callersIn(this._$).find(isControl)
      const node = this._$.ownerShadowRoot?.getElementById(this.data.for) as Caller['_$'] | undefined
      const caller = node?.getMethodCaller?.() as unknown as Caller | undefined
      return caller && isControl(caller) ? caller : undefined
    },
  },
})
