import * as member from '../../../services/member'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { isOffice, whoAmI } from '../../../ui/session'
import { type PersonView, cardQuestion, personView, reasonChips, releaseQuestion } from './person.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    person: null as PersonView | null,
    /** The number in full, once it has been asked for; gone when the page is left. */
    fullPhone: '',
    /** Moving people is the work of committees and the district. */
    mayMove: false,
    asking: false,
    reason: '',
    reasons: reasonChips(''),
  },

  memberId: '',
  /** One per intention: whoever taps again after a lost answer has looked once. */
  requestId: '',

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.memberId = memberId
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    try {
      const [found, me] = await Promise.all([member.get(this.memberId), whoAmI()])
      this.setData({ face: 'full', person: personView(found), mayMove: isOffice(me) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** First why, then the number: it is written down before it is shown. */
  onAskPhone() {
    this.requestId = newRequestId()
    this.setData({ asking: true })
  },

  onReason(event: Change<{ id: string }>) {
    this.setData({ reason: event.detail.id, reasons: reasonChips(event.detail.id) })
  },

  async onUnmask() {
    const { memberId, requestId } = this
    const input = { memberId, requestId, reason: this.data.reason }
    const unmasked = await busy(this, () => member.unmask(input))
    if (unmasked) this.setData({ fullPhone: unmasked.phone, asking: false })
  },

  onCancelAsking() {
    this.setData({ asking: false })
  },

  onCall() {
    return go.call(this.data.fullPhone)
  },

  async onCannotCome(event: Change<{ on: boolean }>) {
    const changed = await busy(this, () => member.setCannotCome(this.memberId, event.detail.on))
    if (changed) this.setData({ person: personView(changed) })
  },

  async onRelease() {
    const name = this.data.person?.name ?? ''
    if (this.data.busy || !(await ask(releaseQuestion(name)))) return
    const requestId = newRequestId()
    const released = await busy(this, () => member.release({ memberId: this.memberId, requestId }))
    if (!released) return
    done('已解除')
    await this.load()
  },

  async onLostCard() {
    const name = this.data.person?.name ?? ''
    if (this.data.busy || !(await ask(cardQuestion(name)))) return
    const input = { memberId: this.memberId, again: true, requestId: newRequestId() }
    const revoked = await busy(this, () => member.revokeCard(input))
    if (!revoked) return
    done('旧证已作废')
    await this.load()
  },

  onInvite() {
    const { person } = this.data
    return person && go.invite(person.branchId, this.memberId)
  },

  onTransfer() {
    return go.transfer(this.memberId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
