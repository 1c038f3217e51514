import * as member from '../../../services/member'
import type { CloudError } from '../../../services/cloud'
import type { Bound } from '../../../shared/contract/binding'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { CONSENT, agreed, hasAgreed, readGuideline } from '../../../ui/consent'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { scan } from '../../../ui/scan'
import { forget, whoAmI } from '../../../ui/session'
import {
  type InvitationView,
  type RefusedView,
  PROMISES,
  TRIES,
  invitationView,
  nameWrong,
  phoneWrong,
  refusedView,
} from './bind.view'

/** Agreeing comes before anything personal; then who one is; then what came of it. */
type Step = 'agree' | 'who' | 'done'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    step: 'agree' as Step,
    promises: PROMISES,
    tries: TRIES,
    name: '',
    phone: '',
    nameWrong: '',
    phoneWrong: '',
    /** Whether the number is typed, instead of taken from WeChat. */
    typing: false,
    invitation: null as InvitationView | null,
    refused: null as RefusedView | null,
    done: { name: '', branch: '', secretary: '', secretaryPhone: '' },
  },

  /** What the secretary's code held. */
  invited: '',

  onLoad({ invitation = '' }: { invitation?: string }) {
    this.invited = decodeURIComponent(invitation)
    void this.open()
  },

  onShow() {
    this.setData(display())
  },

  async open() {
    try {
      const step: Step = (await hasAgreed()) ? 'who' : 'agree'
      if (this.invited) await this.readInvitation()
      this.setData({ face: 'full', step })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onAgree() {
    agreed()
    this.setData({ step: 'who' })
  },

  onGuideline: () => readGuideline(),
  onDisagree: () => go.back(),

  onName(event: Change<{ value: string }>) {
    this.setData({ name: event.detail.value, nameWrong: '' })
  },

  onPhoneTyped(event: Change<{ value: string }>) {
    this.setData({ phone: event.detail.value, phoneWrong: '' })
  },

  onType() {
    this.setData({ typing: true })
  },

  onFromWeChat() {
    this.setData({ typing: false, phoneWrong: '' })
  },

  /** Without a name WeChat is not asked yet; with one its own button takes the tap. */
  onWeChat() {
    this.checkName()
  },

  /** WeChat's own button: a code that only the server can turn into the number. */
  async onPhone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = event.detail
    if (!code) return tell('没有取到微信手机号。您也可以自己填手机号，或者扫书记的邀请码')
    if (!this.checkName()) return
    await this.bindWith(() => member.bind({ name: this.data.name.trim(), phoneCode: code, consent: CONSENT }))
  },

  async onBind() {
    const wrong = phoneWrong(this.data.phone)
    this.setData({ phoneWrong: wrong })
    if (!this.checkName() || wrong) return
    const { name, phone } = this.data
    await this.bindWith(() => member.bind({ name: name.trim(), phone, consent: CONSENT }))
  },

  async onAccept() {
    const { invitation, name } = this.data
    const typed = invitation?.name ? {} : { name: name.trim() }
    if (!invitation?.name && !this.checkName()) return
    await this.bindWith(() => member.accept({ text: this.invited, ...typed, consent: CONSENT }))
  },

  checkName(): boolean {
    const wrong = nameWrong(this.data.name)
    this.setData({ nameWrong: wrong })
    return wrong === ''
  },

  async bindWith(send: () => Promise<Bound>) {
    this.setData({ refused: null })
    const bound = await busy(this, send, (refusal) => this.onRefused(refusal))
    if (bound) await this.showDone(bound)
  },

  onRefused(refusal: CloudError): boolean {
    const refused = refusedView(refusal)
    this.setData({ refused })
    if (refused) void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    return refused !== null
  },

  /** Whom to call in the branch is told too; without an answer the name of the branch is enough. */
  async showDone({ name, branchName }: Bound) {
    forget()
    const me = await whoAmI().catch(() => null)
    const { secretaryName = '', secretaryPhone = '' } = me?.branch ?? {}
    this.setData({
      step: 'done',
      done: { name, branch: branchName, secretary: secretaryName, secretaryPhone },
    })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    void wx.vibrateShort({ type: 'medium' }).catch(() => undefined)
    void wx.setNavigationBarTitle({ title: '绑好了' })
  },

  async onScan() {
    const text = await scan()
    if (text === null) return
    this.invited = text
    this.setData({ refused: null })
    await busy(
      this,
      () => this.readInvitation(),
      (refusal) => this.onRefused(refusal),
    )
  },

  async readInvitation() {
    this.setData({ invitation: invitationView(await member.readInvitation(this.invited), now()) })
  },

  onNoInvitation() {
    this.invited = ''
    this.setData({ invitation: null, refused: null })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.open()
  },

  onCallSecretary() {
    return go.call(this.data.done.secretaryPhone)
  },

  onCode: () => go.codeInstead(),
  onHome: () => go.home(),
})
