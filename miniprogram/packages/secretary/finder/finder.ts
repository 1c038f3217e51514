import * as event from '../../../services/event'
import * as member from '../../../services/member'
import type { Organizer } from '../../../shared/contract/event'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import type { Face } from '../../../ui/faces'
import { type Typing, afterTyping, stopWaiting } from '../../../ui/typing'
import { type FoundRow, knownRows, missingWords, rosterRows } from './finder.view'

interface Hands extends Typing {
  /** Answers to what was asked before the last letter are dropped. */
  asked: number
}

const hands = new WeakMap<object, Hands>()

/**
 * Members to choose from: an organisation's own roster, searched while one types; a station has none, and finds somebody by
 * the whole name and the end of the phone number. `pick` carries `{ id, name }`.
 */
Component({
  properties: {
    eventId: String,
    /** Who holds the event; null until that is known. */
    organizer: { type: Object, value: null as Organizer | null },
    /** What a tap does, for a screen reader, before and after the name. */
    before: String,
    after: String,
  },
  data: {
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    isStation: false,
    search: '',
    name: '',
    tail: '',
    rows: [] as FoundRow[],
    searched: false,
  },
  observers: {
    organizer(organizer: Organizer | null) {
      if (!organizer) return
      const isStation = organizer.kind === 'station'
      this.setData({ isStation, face: isStation ? 'full' : 'loading' })
      if (!isStation) void this.find()
    },
  },
  lifetimes: {
    detached() {
      stopWaiting(this.hands())
    },
  },
  methods: {
    hands(): Hands {
      const mine = hands.get(this) ?? { timer: 0, asked: 0 }
      hands.set(this, mine)
      return mine
    },

    async find() {
      const mine = this.hands()
      const asked = ++mine.asked
      const search = this.data.search.trim()
      const { id: organizationId } = this.data.organizer as Organizer
      try {
        const { members } = await member.list({ organizationId, ...(search ? { search } : {}) })
        if (asked !== mine.asked) return
        this.setData({ face: 'full', rows: rosterRows(members), searched: true })
      } catch (error) {
        if (asked === mine.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
      }
    },

    onSearch({ detail }: Change<{ value: string }>) {
      this.setData({ search: detail.value })
      afterTyping(this.hands(), () => this.find())
    },

    onName({ detail }: Change<{ value: string }>) {
      this.setData({ name: detail.value, searched: false })
    },

    onTail({ detail }: Change<{ value: string }>) {
      this.setData({ tail: detail.value, searched: false })
    },

    async onLook() {
      const { name, tail, eventId } = this.data
      const missing = missingWords(name, tail)
      if (missing) return tell(missing)
      const input = { eventId, name: name.trim(), tail: tail.trim() }
      const found = await busy(this, () => event.findMember(input))
      if (found) this.setData({ rows: knownRows(found.members), searched: true })
    },

    onPerson(tap: Tap<{ id: string; name: string }>) {
      const { id, name } = tap.currentTarget.dataset
      this.triggerEvent('pick', { id, name })
    },

    onRetry() {
      this.setData({ face: 'loading' })
      void this.find()
    },
  },
})
