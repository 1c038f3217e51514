import * as organization from '../../../services/organization'
import { tell } from '../../../ui/ask'
import { whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { whoAmI } from '../../../ui/session'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { keptWords } from '../../../ui/words'
import { type NodeRow, type TreeView, foundRows, treeView } from './tree.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    node: null as TreeView | null,
    search: '',
    /** null while nothing is searched for. */
    found: null as NodeRow[] | null,
  },

  organizationId: '',
  timer: 0,
  asked: 0,

  onLoad({ organizationId = '' }: { organizationId?: string }) {
    this.organizationId = organizationId
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  onUnload() {
    stopWaiting(this)
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const [{ value, keptAt }, { grants = [] }] = await Promise.all([
        organization.get(this.organizationId || undefined),
        whoAmI(),
      ])
      const mine = grants.map(({ scope }) => scope.id)
      this.organizationId = value.id
      this.setData({ face: 'full', node: treeView(value, mine), kept: keptWords(keptAt, now()) })
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
    if (!text) return this.setData({ found: null })
    try {
      const found = await organization.search({ underId: this.organizationId, text })
      if (asked === this.asked) this.setData({ found: foundRows(found) })
    } catch (error) {
      await tell(whyNotShown(error))
    }
  },

  onNode(event: Tap<{ id: string }>) {
    return go.organization(event.currentTarget.dataset.id)
  },

  onMembers() {
    return go.members(this.organizationId)
  },

  onGaps() {
    return go.gaps(this.organizationId)
  },

  onGrants() {
    return go.grants(this.organizationId)
  },

  onEdit() {
    return go.editOrganization(this.organizationId)
  },

  onRoster() {
    return go.roster(this.organizationId)
  },

  onKey() {
    return go.signingKey()
  },

  onCallSecretary() {
    return this.data.node && go.call(this.data.node.secretaryPhone)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
