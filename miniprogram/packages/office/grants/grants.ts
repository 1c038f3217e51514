import * as member from '../../../services/member'
import * as organization from '../../../services/organization'
import type { GrantedRole } from '../../../shared/contract/roles'
import { newRequestId } from '../../../shared/kit/ids'
import { dayOf } from '../../../shared/kit/time'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { type MemberRow, memberRow } from '../../../ui/member.view'
import { forget, whoAmI } from '../../../ui/session'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import {
  type HolderRow,
  grantQuestion,
  holderRows,
  revokeQuestion,
  roleChips,
  rolesFor,
  trailRows,
} from './grants.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    name: '',
    holders: [] as HolderRow[],
    trail: [] as ReturnType<typeof trailRows>,
    /** '' where there is nothing that one may give. */
    role: '' as GrantedRole | '',
    roles: [] as ReturnType<typeof roleChips>,
    search: '',
    found: [] as MemberRow[],
    searched: false,
  },

  organizationId: '',
  roles: [] as GrantedRole[],
  timer: 0,
  asked: 0,

  onLoad({ organizationId = '' }: { organizationId?: string }) {
    this.organizationId = organizationId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    stopWaiting(this)
  },

  async load() {
    const id = this.organizationId
    try {
      const [{ value }, held, trail, me] = await Promise.all([
        organization.get(id),
        member.holders(id),
        member.grantTrail(id),
        whoAmI(),
      ])
      this.roles = rolesFor(value.kind, { isDistrict: me.roles.includes('district') })
      this.setData({
        face: 'full',
        name: value.name,
        holders: holderRows(held),
        trail: trailRows(trail, dayOf(now())),
      })
      this.choose(this.roles[0] ?? '')
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  choose(role: GrantedRole | '') {
    this.setData({ role, roles: roleChips(this.roles, role) })
  },

  onRole(event: Change<{ id: GrantedRole }>) {
    this.choose(event.detail.id)
  },

  onSearch(event: Change<{ value: string }>) {
    this.setData({ search: event.detail.value })
    afterTyping(this, () => this.search())
  },

  async search() {
    const asked = ++this.asked
    const search = this.data.search.trim()
    if (!search) return this.setData({ found: [], searched: false })
    try {
      const { members } = await member.list({ organizationId: this.organizationId, search })
      if (asked !== this.asked) return
      this.setData({ found: members.slice(0, 10).map((one) => memberRow(one, true)), searched: true })
    } catch (error) {
      await tell(whyNotShown(error))
    }
  },

  async onGive(event: Tap<{ id: string; name: string }>) {
    const { id, name } = event.currentTarget.dataset
    const { role } = this.data
    if (!role || this.data.busy || !(await ask(grantQuestion(name, role, this.data.name)))) return
    await this.change(() => member.grant(this.input(id, role)), '已授权')
  },

  async onTake(event: Tap<{ key: string }>) {
    const holder = this.data.holders.find(({ key }) => key === event.currentTarget.dataset.key)
    if (!holder || this.data.busy) return
    const { memberId, role, name } = holder
    if (!(await ask(revokeQuestion(name, role, this.data.name)))) return
    await this.change(() => member.revoke(this.input(memberId, role)), '已收回')
  },

  input(memberId: string, role: GrantedRole) {
    const scope = { kind: 'organization' as const, id: this.organizationId }
    return { memberId, role, scope, requestId: newRequestId() }
  },

  async change(send: () => Promise<object>, word: string) {
    const changed = await busy(this, send)
    if (!changed) return
    forget()
    done(word)
    this.setData({ search: '', found: [], searched: false })
    await this.load()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
