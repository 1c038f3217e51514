import { defineTag } from './kit/define'

/** A view inside, as its area knows it. */
export interface MovableView {
  pinchFrom(touches: Touches): void
  pinchTo(touches: Touches): void
  pinchEnd(): void
}

type Touches = readonly { clientX: number; clientY: number }[]

const viewsOf = new WeakMap<object, Set<MovableView>>()

defineTag({
  properties: { scaleArea: Boolean },
  lifetimes: {
    created() {
      viewsOf.set(this, new Set())
    },
    attached() {
      const all = (run: (view: MovableView) => void) => {
        if (this.data.scaleArea) viewsOf.get(this)?.forEach(run)
      }
      const touches = (event: unknown) => (event as { touches: Touches }).touches
      this._$.addListener('touchstart', (event) => all((view) => view.pinchFrom(touches(event))))
      this._$.addListener('touchmove', (event) => all((view) => view.pinchTo(touches(event))))
      this._$.addListener('touchend', () => all((view) => view.pinchEnd()))
    },
  },
  methods: {
    join(view: MovableView) {
      viewsOf.get(this)?.add(view)
    },
    leave(view: MovableView) {
      viewsOf.get(this)?.delete(view)
    },
  },
})
