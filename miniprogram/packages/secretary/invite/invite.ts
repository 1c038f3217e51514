import * as member from '../../../services/member'
import { newRequestId } from '../../../shared/kit/ids'
import { whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { qrUri } from '../../../ui/qr'
import { type InviteView, inviteView } from './invite.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    invite: null as InviteView | null,
    picture: '',
  },

  branchId: '',
  memberId: '',
  requestId: '',

  onLoad({ branchId = '', memberId = '' }: { branchId?: string; memberId?: string }) {
    this.branchId = branchId
    this.memberId = memberId
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    const { branchId, memberId, requestId } = this
    try {
      const invitation = await member.invite({ branchId, requestId, ...(memberId ? { memberId } : {}) })
      this.setData({ face: 'full', invite: inviteView(invitation, now()), picture: qrUri(invitation.text) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** A new intention: the code before it is left to its end. */
  onAnew() {
    this.requestId = newRequestId()
    this.onRetry()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
