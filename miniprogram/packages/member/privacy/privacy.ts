import * as member from '../../../services/member'
import type { StoredSection } from '../../../shared/contract/member'
import { dayOf } from '../../../shared/kit/time'
import { ask, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { readGuideline } from '../../../ui/consent'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openExported } from '../../../ui/files'
import * as go from '../../../ui/go'
import { forget, whoAmI } from '../../../ui/session'
import { type LookView, UNBIND_QUESTION, looks } from './privacy.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    sections: [] as StoredSection[],
    bound: false,
    looks: [] as LookView[],
  },

  onLoad() {
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const [{ sections }, { memberId }] = await Promise.all([member.stored(), whoAmI()])
      const looked = memberId ? looks(await member.unmaskings(memberId), dayOf(now())) : []
      this.setData({ face: 'full', sections, bound: Boolean(memberId), looks: looked })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async onExport() {
    const file = await busy(this, () => member.exportMine())
    if (file) await openExported(file)
  },

  async onUnbind() {
    if (this.data.busy || !(await ask(UNBIND_QUESTION))) return
    const unbound = await busy(this, () => member.unbind())
    if (!unbound) return
    forget()
    await tell(`${unbound.name}，已经解除了。想再用的时候，在首页点“我是党员”`)
    await go.home()
  },

  onGuideline: () => readGuideline(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
