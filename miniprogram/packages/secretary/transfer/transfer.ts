import * as member from '../../../services/member'
import * as organization from '../../../services/organization'
import type { MemberDetail } from '../../../shared/contract/people'
import { newRequestId } from '../../../shared/kit/ids'
import { dayOf } from '../../../shared/kit/time'
import { type Question, ask, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { whoAmI } from '../../../ui/session'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { type BranchRow, branchRows, leaveQuestion, transferQuestion } from './transfer.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    name: '',
    from: '',
    search: '',
    rows: [] as BranchRow[],
    searched: false,
  },

  memberId: '',
  underId: '',
  member: null as MemberDetail | null,
  timer: 0,
  asked: 0,

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.memberId = memberId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    stopWaiting(this)
  },

  async load() {
    try {
      const [found, { grants = [] }] = await Promise.all([member.get(this.memberId), whoAmI()])
      this.member = found
      const office = grants.find(({ role }) => role === 'district' || role === 'committee')
      this.underId = office?.scope.id ?? found.branchId
      this.setData({ face: 'full', name: found.name, from: found.branchName })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onSearch(event: Change<{ value: string }>) {
    this.setData({ search: event.detail.value })
    afterTyping(this, () => this.search())
  },

  async search() {
    const asked = ++this.asked
    const text = this.data.search.trim()
    if (!text) return this.setData({ rows: [], searched: false })
    try {
      const found = await organization.search({ underId: this.underId, text, kind: 'branch' })
      if (asked !== this.asked) return
      this.setData({ rows: branchRows(found, this.member?.branchId ?? ''), searched: true })
    } catch (error) {
      await tell(whyNotShown(error))
    }
  },

  onBranch(event: Tap<{ id: string; name: string }>) {
    const { id, name } = event.currentTarget.dataset
    return this.transfer(id, transferQuestion(this.data.name, name))
  },

  onLeave() {
    return this.transfer(null, leaveQuestion(this.data.name))
  },

  async transfer(toBranchId: string | null, question: Question) {
    if (this.data.busy || !(await ask(question))) return
    const input = { memberId: this.memberId, toBranchId, on: dayOf(now()), requestId: newRequestId() }
    const moved = await busy(this, () => member.transfer(input))
    if (!moved) return
    await tell(toBranchId ? `${moved.name}已经转到${moved.branchName}` : `${moved.name}已经转出`)
    await go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
