import * as member from '../../../services/member'
import * as notice from '../../../services/notice'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { readGuideline } from '../../../ui/consent'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openExported } from '../../../ui/files'
import * as go from '../../../ui/go'
import { forget, whoAmI } from '../../../ui/session'
import {
  type SectionView,
  UNBIND_QUESTION,
  WITHDRAW_QUESTION,
  hasMessages,
  nobodyLooked,
  storedView,
} from './privacy.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    sections: [] as SectionView[],
    bound: false,
    nobodyLooked: false,
    messages: false,
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
      const bound = Boolean(memberId)
      this.setData({
        face: 'full',
        sections: storedView(sections),
        bound,
        messages: hasMessages(sections),
        nobodyLooked: bound && nobodyLooked(sections),
      })
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

  async onWithdraw() {
    if (this.data.busy || !(await ask(WITHDRAW_QUESTION))) return
    const withdrawn = await busy(this, () => notice.withdraw())
    if (!withdrawn) return
    done('微信不再提醒')
    await this.load()
  },

  onGuideline: () => readGuideline(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
