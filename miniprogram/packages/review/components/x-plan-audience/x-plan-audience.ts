import * as organization from '../../../../services/organization'
import type { OrganizationBrief } from '../../../../shared/contract/organization'
import type { GrantedRole } from '../../../../shared/contract/roles'
import { type Typing, afterTyping, stopWaiting } from '../../../../ui/typing'
import { type PlanForm, toggled } from '../../plan/form'
import { audienceView } from './audience.view'

const typing = new WeakMap<object, Typing>()
const NO_FORM = { organizationName: '', isSome: false, roles: [] } as unknown as PlanForm

/** For whom a plan is. `change` carries what of the form is different now. */
Component({
  properties: {
    form: { type: Object, value: NO_FORM },
    /** How many that are, in words. */
    reach: String,
    /** Below which another organisation can be chosen; '' where there is none. */
    under: String,
  },
  data: {
    view: audienceView(null),
    isChoosing: false,
    place: '',
    places: [] as OrganizationBrief[],
  },
  observers: {
    form(form: PlanForm) {
      this.setData({ view: audienceView(form) })
    },
  },
  lifetimes: {
    created() {
      typing.set(this, { timer: 0 })
    },
    detached() {
      stopWaiting(this.typing())
    },
  },
  methods: {
    typing(): Typing {
      return typing.get(this) ?? { timer: 0 }
    },
    tell(change: Partial<PlanForm>) {
      this.triggerEvent('change', { change })
    },
    onWhom({ detail }: Change<{ id: 'all' | 'some' }>) {
      this.tell({ isSome: detail.id === 'some' })
    },
    onRole({ detail }: Change<{ id: GrantedRole }>) {
      this.tell({ roles: toggled((this.data.form as PlanForm).roles, detail.id) })
    },
    onAgeFrom({ detail }: Change<{ value: string }>) {
      this.tell({ ageFrom: detail.value })
    },
    onAgeTo({ detail }: Change<{ value: string }>) {
      this.tell({ ageTo: detail.value })
    },
    onTrades({ detail }: Change<{ value: string }>) {
      this.tell({ trades: detail.value })
    },
    onChoose() {
      this.setData({ isChoosing: true, place: '', places: [] })
    },
    onPlaceSearch({ detail }: Change<{ value: string }>) {
      this.setData({ place: detail.value })
      afterTyping(this.typing(), () => this.search())
    },
    async search() {
      const text = this.data.place.trim()
      if (!text) return this.setData({ places: [] })
      const { organizations } = await organization.search({ underId: this.data.under, text })
      if (text === this.data.place.trim()) this.setData({ places: organizations.slice(0, 8) })
    },
    onPlace({ currentTarget }: Tap<{ id: string; name: string }>) {
      const { id, name } = currentTarget.dataset
      this.setData({ isChoosing: false })
      this.tell({ organizationId: id, organizationName: name })
    },
  },
})
