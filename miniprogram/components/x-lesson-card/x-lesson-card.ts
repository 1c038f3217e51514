import type { LessonItem } from '../../ui/lesson.view'

/** A lesson in a list: what it is, how far one is, until when. Listen with `bindtap`. */
Component({
  properties: {
    item: { type: Object, value: null as LessonItem | null },
    elder: Boolean,
  },
})
