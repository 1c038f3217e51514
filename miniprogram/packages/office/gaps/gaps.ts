import * as organization from '../../../services/organization'
import { whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { type GapGroup, gapGroups } from './gaps.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    groups: [] as GapGroup[],
  },

  organizationId: '',

  onLoad({ organizationId = '' }: { organizationId?: string }) {
    this.organizationId = organizationId
  },

  /** Again at every return: a grant may have been given meanwhile. */
  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    try {
      const groups = gapGroups(await organization.gaps(this.organizationId))
      this.setData({ face: groups.length > 0 ? 'full' : 'empty', groups })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRow(event: Tap<{ id: string; group: string }>) {
    const { id, group } = event.currentTarget.dataset
    return group === 'without-grant' ? go.grants(id) : go.editOrganization(id)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
