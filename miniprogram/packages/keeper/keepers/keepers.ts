import * as keeper from '../../../services/keeper'
import * as member from '../../../services/member'
import type { Site } from '../../../shared/contract/site'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { type MemberRow, memberRow } from '../../../ui/member.view'
import { forget, whoAmI } from '../../../ui/session'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { grantQuestion, revokeQuestion } from './keepers.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    name: '',
    keepers: [] as Site['keepers'],
    search: '',
    found: [] as MemberRow[],
    searched: false,
  },

  stationId: '',
  /** The district, in which a keeper is looked for. */
  districtId: '',
  timer: 0,
  asked: 0,

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
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
      const [site, { grants = [] }] = await Promise.all([keeper.site(this.stationId), whoAmI()])
      this.districtId = grants.find(({ role }) => role === 'district')?.scope.id ?? ''
      this.setData({ face: 'full', name: site.name, keepers: site.keepers })
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
    const search = this.data.search.trim()
    if (!search) return this.setData({ found: [], searched: false })
    try {
      const { members } = await member.list({ organizationId: this.districtId, search })
      if (asked !== this.asked) return
      this.setData({ found: members.slice(0, 10).map((one) => memberRow(one, true)), searched: true })
    } catch (error) {
      await tell(whyNotShown(error))
    }
  },

  async onGive(event: Tap<{ id: string; name: string }>) {
    const { id, name } = event.currentTarget.dataset
    if (this.data.busy || !(await ask(grantQuestion(name, this.data.name)))) return
    await this.change(() => member.grant(this.input(id)), '已指定')
  },

  async onTake(event: Tap<{ id: string; name: string }>) {
    const { id, name } = event.currentTarget.dataset
    if (this.data.busy || !(await ask(revokeQuestion(name, this.data.name)))) return
    await this.change(() => member.revoke(this.input(id)), '已收回')
  },

  input(memberId: string) {
    const scope = { kind: 'station' as const, id: this.stationId }
    return { memberId, role: 'keeper' as const, scope, requestId: newRequestId() }
  },

  async change(send: () => Promise<object>, word: string) {
    if (!(await busy(this, send))) return
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
