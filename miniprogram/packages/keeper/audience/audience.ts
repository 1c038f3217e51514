import * as keeper from '../../../services/keeper'
import type { OutputOf } from '../../../shared/contract/index'
import { whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { choose } from './choosing'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    node: null as OutputOf<'keeper.organizations'> | null,
  },

  stationId: '',
  organizationId: '',

  onLoad({ stationId = '', organizationId = '' }: { stationId?: string; organizationId?: string }) {
    Object.assign(this, { stationId, organizationId })
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    const { stationId, organizationId } = this
    try {
      const input = organizationId ? { stationId, organizationId } : { stationId }
      this.setData({ face: 'full', node: await keeper.organizations(input) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onNode(event: Tap<{ id: string }>) {
    this.organizationId = event.currentTarget.dataset.id
    this.setData({ face: 'loading' })
    void this.load()
  },

  onChoose() {
    const { node } = this.data
    if (!node) return
    choose({ id: node.id, name: node.name })
    return go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
