import * as organization from '../../../services/organization'
import type { OrganizationDetail, OrganizationKind } from '../../../shared/contract/organization'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { whoAmI } from '../../../ui/session'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import {
  type Deed,
  childKinds,
  closeQuestion,
  deedChips,
  deedsOf,
  kindChips,
  mergeQuestion,
  moveQuestion,
  targets,
} from './edit.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    deed: '' as Deed | '',
    deeds: [] as ReturnType<typeof deedChips>,
    kinds: [] as ReturnType<typeof kindChips>,
    secretaryName: '',
    secretaryPhone: '',
    newName: '',
    childName: '',
    search: '',
    found: [] as ReturnType<typeof targets>,
    searched: false,
  },

  node: null as OrganizationDetail | null,
  organizationId: '',
  underId: '',
  kind: 'branch' as OrganizationKind,
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
    try {
      const [{ value }, { grants = [] }] = await Promise.all([
        organization.get(this.organizationId),
        whoAmI(),
      ])
      const office = grants.find(({ role }) => role === 'district' || role === 'committee')
      this.node = value
      this.underId = office?.scope.id ?? value.id
      const { name, secretaryName, secretaryPhone } = value
      this.setData({ face: 'full', title: name, newName: name, secretaryName, secretaryPhone, childName: '' })
      this.chooseKind(childKinds(value.kind)[0] ?? 'branch')
      this.choose(this.data.deed || (deedsOf(value)[0] ?? ''))
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  choose(deed: Deed | '') {
    const deeds = this.node ? deedsOf(this.node) : []
    this.setData({ deed, deeds: deedChips(deeds, deed), search: '', found: [], searched: false })
  },

  chooseKind(kind: OrganizationKind) {
    this.kind = kind
    this.setData({ kinds: kindChips(this.node ? childKinds(this.node.kind) : [], kind) })
  },

  onDeed(event: Change<{ id: Deed }>) {
    this.choose(event.detail.id)
  },

  onKind(event: Change<{ id: OrganizationKind }>) {
    this.chooseKind(event.detail.id)
  },

  onField(event: Change<{ value: string }> & { currentTarget: { dataset: { field: string } } }) {
    this.setData({ [event.currentTarget.dataset.field]: event.detail.value })
  },

  async onSecretary() {
    const { secretaryName: name, secretaryPhone: phone } = this.data
    const input = { ...this.request(), name: name.trim(), phone: phone.trim() }
    await this.change(() => organization.setSecretary(input), '已写上')
  },

  async onRename() {
    const input = { ...this.request(), name: this.data.newName.trim() }
    await this.change(() => organization.rename(input), '已改名')
  },

  async onCreate() {
    const { kind, organizationId: parentId } = this
    const input = { requestId: newRequestId(), parentId, kind, name: this.data.childName.trim() }
    await this.change(() => organization.create(input), '已新建')
  },

  async onClose() {
    if (this.data.busy || !(await ask(closeQuestion(this.data.title)))) return
    await this.change(() => organization.close(this.request()), '已撤销')
  },

  onSearch(event: Change<{ value: string }>) {
    this.setData({ search: event.detail.value })
    afterTyping(this, () => this.search())
  },

  async search() {
    const asked = ++this.asked
    const text = this.data.search.trim()
    const { deed } = this.data
    if (!text || !deed || !this.node) return this.setData({ found: [], searched: false })
    try {
      const answer = await organization.search({ underId: this.underId, text })
      if (asked !== this.asked) return
      this.setData({ found: targets(answer, deed, this.node), searched: true })
    } catch (error) {
      await tell(whyNotShown(error))
    }
  },

  onTarget(event: Tap<{ id: string; name: string }>) {
    const { id, name } = event.currentTarget.dataset
    return this.data.deed === 'merge' ? this.merge(id, name) : this.move(id, name)
  },

  async move(parentId: string, name: string) {
    if (this.data.busy || !(await ask(moveQuestion(this.data.title, name)))) return
    await this.change(() => organization.move({ ...this.request(), parentId }), '已移过去')
  },

  async merge(intoId: string, name: string) {
    if (this.data.busy || !(await ask(mergeQuestion(this.data.title, name)))) return
    await this.change(() => organization.merge({ ...this.request(), intoId }), '已并过去')
  },

  request() {
    return { organizationId: this.organizationId, requestId: newRequestId() }
  },

  /** The page before reads itself anew when it is shown. */
  async change(send: () => Promise<object>, word: string) {
    const changed = await busy(this, send)
    if (!changed) return
    await go.back()
    done(word)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
