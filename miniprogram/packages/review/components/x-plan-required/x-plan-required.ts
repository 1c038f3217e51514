import * as lesson from '../../../../services/lesson'
import type { LessonBrief } from '../../../../shared/contract/lesson'
import { type Typing, afterTyping, stopWaiting } from '../../../../ui/typing'
import { type PlanForm, added, dropped, dueOn } from '../../plan/form'
import { type FoundLesson, type RequiredRow, foundLessons, requiredRows } from './required.view'

interface Hands extends Typing {
  /** What the last search found. */
  lessons: readonly LessonBrief[]
}

const hands = new WeakMap<object, Hands>()
const noHands = (): Hands => ({ timer: 0, lessons: [] })

/** The required lessons of a plan, each with its day; found by their words. `change` carries what is different now. */
Component({
  properties: {
    form: { type: Object, value: null as PlanForm | null },
  },
  data: {
    rows: [] as RequiredRow[],
    text: '',
    found: [] as FoundLesson[],
    searched: false,
  },
  observers: {
    form(form: PlanForm | null) {
      if (form) this.setData({ rows: requiredRows(form), found: foundLessons(this.hands().lessons, form) })
    },
  },
  lifetimes: {
    created() {
      hands.set(this, noHands())
    },
    detached() {
      stopWaiting(this.hands())
    },
  },
  methods: {
    hands(): Hands {
      return hands.get(this) ?? noHands()
    },
    tell(form: PlanForm) {
      this.triggerEvent('change', { change: { required: form.required } })
    },
    onSearch({ detail }: Change<{ value: string }>) {
      this.setData({ text: detail.value })
      afterTyping(this.hands(), () => this.search())
    },
    async search() {
      const text = this.data.text.trim()
      const lessons = text ? (await lesson.list({ text })).value.lessons : []
      if (text !== this.data.text.trim()) return
      this.hands().lessons = lessons
      this.setData({ found: foundLessons(lessons, this.form()), searched: text !== '' })
    },
    form(): PlanForm {
      return this.data.form as PlanForm
    },
    onAdd({ currentTarget }: Tap<{ id: string }>) {
      const one = this.hands().lessons.find(({ id }) => id === currentTarget.dataset.id)
      if (one) this.tell(added(this.form(), one))
    },
    onDrop({ currentTarget }: Tap<{ id: string }>) {
      this.tell(dropped(this.form(), currentTarget.dataset.id))
    },
    onDue(event: WechatMiniprogram.PickerChange) {
      const { id } = event.currentTarget.dataset as { id: string }
      this.tell(dueOn(this.form(), id, String(event.detail.value)))
    },
  },
})
