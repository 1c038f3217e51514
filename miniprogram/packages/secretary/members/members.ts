import * as member from '../../../services/member'
import * as organization from '../../../services/organization'
import type { MemberBrief, MemberFilter } from '../../../shared/contract/people'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import {
  type MemberRow,
  filterChips,
  foundWords,
  memberRow,
  nobodyWords,
  toggled,
} from '../../../ui/member.view'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { grouped, keptWords } from '../../../ui/words'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    name: '',
    /** '45 名党员 · 书记 赵敏' */
    about: '',
    isBranch: false,
    /** Whom the members call: '赵敏 13900000003'. */
    contact: '',
    search: '',
    chips: filterChips([]),
    found: '',
    rows: [] as MemberRow[],
    more: false,
    nobody: nobodyWords('', []),
  },

  organizationId: '',
  /** The list waits for what stands above it, or it would move under somebody's finger. */
  introduced: Promise.resolve(),
  members: [] as MemberBrief[],
  filters: [] as MemberFilter[],
  after: null as string | null,
  timer: 0,
  /** Answers to what was asked before the last letter are dropped. */
  asked: 0,

  onLoad({ organizationId = '' }: { organizationId?: string }) {
    this.organizationId = organizationId
  },

  /** Again at every return: a member's page may have changed somebody. */
  onShow() {
    this.setData(display())
    this.introduced = this.introduce()
    void this.load()
  },

  onUnload() {
    stopWaiting(this)
  },

  async onPullDownRefresh() {
    this.introduced = this.introduce()
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** The heading; without it the list below still says who is there. */
  async introduce() {
    try {
      const { value, keptAt } = await organization.get(this.organizationId)
      const contact = [value.secretaryName, value.secretaryPhone].filter((word) => word !== '').join(' ')
      const secretary = value.secretaryName ? ` · 书记 ${value.secretaryName}` : ''
      this.setData({
        name: value.name,
        about: `${grouped(value.members)} 名党员${secretary}`,
        isBranch: value.kind === 'branch',
        contact: contact || '还没有写，党员不知道找谁',
        kept: keptWords(keptAt, now()),
      })
      this.draw()
      if (!this.data.isBranch) void wx.setNavigationBarTitle({ title: '党员' })
    } catch {
      this.setData({ name: '', about: '' })
    }
  },

  async load() {
    const asked = ++this.asked
    try {
      const [{ members, after, total }] = await Promise.all([this.page(), this.introduced])
      if (asked !== this.asked) return
      this.after = after
      this.members = members
      this.draw()
      this.setData({
        face: members.length > 0 ? 'full' : 'empty',
        more: after !== null,
        found: foundWords(total, this.data.search, this.filters),
        nobody: nobodyWords(this.data.search, this.filters),
      })
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  page(after?: string) {
    const search = this.data.search.trim()
    return member.list({
      organizationId: this.organizationId,
      ...(search ? { search } : {}),
      ...(this.filters.length > 0 ? { filters: this.filters } : {}),
      ...(after ? { after } : {}),
    })
  },

  /** The branch is named where the list is of more than one. */
  draw() {
    this.setData({ rows: this.members.map((one) => memberRow(one, !this.data.isBranch)) })
  },

  async onMore() {
    const { after, asked } = this
    if (after === null) return
    const next = await busy(this, () => this.page(after))
    if (!next || asked !== this.asked) return
    this.after = next.after
    this.members = [...this.members, ...next.members]
    this.draw()
    this.setData({ more: next.after !== null })
  },

  onReachBottom() {
    void this.onMore()
  },

  onSearch(event: Change<{ value: string }>) {
    this.setData({ search: event.detail.value })
    afterTyping(this, () => this.load())
  },

  onFilter(event: Change<{ id: MemberFilter }>) {
    this.filters = toggled(this.filters, event.detail.id)
    this.setData({ chips: filterChips(this.filters) })
    void this.load()
  },

  onNobody() {
    this.filters = []
    this.setData({ search: '', chips: filterChips([]), face: 'loading' })
    void this.load()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.introduce()
    void this.load()
  },

  onPerson(event: Tap<{ id: string }>) {
    return go.person(event.currentTarget.dataset.id)
  },

  onInvite() {
    return go.invite(this.organizationId)
  },

  onContact() {
    return go.contact(this.organizationId)
  },

  onCards() {
    return go.cards(this.organizationId)
  },
})
