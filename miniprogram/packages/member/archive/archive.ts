import * as ledger from '../../../services/ledger'
import { dayOf } from '../../../shared/kit/time'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openExported } from '../../../ui/files'
import * as go from '../../../ui/go'
import { keptWords } from '../../../ui/words'
import { type ArchiveView, type LineView, archiveView, lineView, yearChips } from './archive.view'

const thisYear = () => Number(dayOf(now()).slice(0, 4))

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    year: thisYear(),
    years: yearChips(thisYear(), thisYear()),
    total: null as ArchiveView | null,
    lines: [] as LineView[],
    after: null as string | null,
  },

  onLoad() {
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    const { year } = this.data
    try {
      const { value, keptAt } = await ledger.mine(year)
      // Another year was tapped meanwhile: its own answer is on the way.
      if (year !== this.data.year) return
      if (keptAt === null) learnTime(value.now)
      this.setData({
        ...{ face: value.lines.length > 0 ? 'full' : 'empty', kept: keptWords(keptAt, now()) },
        ...{ total: archiveView(value.total, thisYear()), lines: value.lines.map(lineView) },
        after: value.after,
      })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onYear(event: Change<{ id: string }>) {
    const year = Number(event.detail.id)
    this.setData({ year, years: yearChips(thisYear(), year), face: 'loading', total: null, lines: [] })
    void this.load()
  },

  async onMore() {
    const { after, year } = this.data
    if (after === null) return
    const page = await busy(this, () => ledger.more(year, after))
    if (page) this.setData({ lines: [...this.data.lines, ...page.lines.map(lineView)], after: page.after })
  },

  async onExport() {
    const file = await busy(this, () => ledger.exportYear(this.data.year))
    if (file) await openExported(file)
  },

  onStations: () => go.stations(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
