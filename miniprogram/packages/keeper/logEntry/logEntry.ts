import * as keeper from '../../../services/keeper'
import { LOG_KIND_WORDS, type LogKind } from '../../../shared/contract/keeper'
import { newRequestId } from '../../../shared/kit/ids'
import { addDays, dayOf } from '../../../shared/kit/time'
import { dateWords, weekdayWords } from '../../../shared/kit/words'
import { LOG_BACK_DAYS } from '../../../shared/rules/stationLog'
import { done } from '../../../ui/ask'
import { busy } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import * as go from '../../../ui/go'

const HINTS: Readonly<Record<LogKind, string>> = {
  visit: '谁来了，来做什么',
  service: '做了什么服务',
  upkeep: '打扫、检查、换了什么',
  repair: '哪里坏了',
  opening: '为什么多开了一会儿',
  note: '想记下来的事',
}

const chips = (chosen: LogKind) =>
  (Object.keys(LOG_KIND_WORDS) as LogKind[]).map((id) => ({
    ...{ id, label: LOG_KIND_WORDS[id], on: id === chosen },
  }))

Page({
  data: {
    ...display(),
    busy: false,
    kind: 'visit' as LogKind,
    kinds: chips('visit'),
    hint: HINTS.visit,
    /** Whether people are counted with this kind. */
    counts: true,
    date: dayOf(now()),
    dateLabel: '今天',
    first: addDays(dayOf(now()), -LOG_BACK_DAYS),
    last: dayOf(now()),
    text: '',
    people: '',
    photos: [] as string[],
    sending: false,
  },

  stationId: '',
  requestId: newRequestId(),

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
  },

  onShow() {
    this.setData(display())
  },

  onKind(event: Change<{ id: LogKind }>) {
    const kind = event.detail.id
    this.setData({
      kind,
      kinds: chips(kind),
      hint: HINTS[kind],
      counts: kind === 'visit' || kind === 'service',
    })
  },

  onDate(event: Change<{ value: string }>) {
    const date = event.detail.value
    const dateLabel = date === dayOf(now()) ? '今天' : `${dateWords(date)} ${weekdayWords(date)}`
    this.setData({ date, dateLabel })
  },

  onText(event: Change<{ value: string }>) {
    this.setData({ text: event.detail.value })
  },

  onPeople(event: Change<{ value: string }>) {
    this.setData({ people: event.detail.value })
  },

  onPhotos(event: Change<{ fileIds: string[]; sending: boolean }>) {
    this.setData({ photos: event.detail.fileIds, sending: event.detail.sending })
  },

  async onDone() {
    const { kind, date, text, people, photos, counts } = this.data
    const { stationId, requestId } = this
    const count = counts ? Number(people) || 0 : 0
    const input = { ...{ stationId, requestId, kind, date, photos }, text: text.trim(), people: count }
    const written = await busy(this, () => keeper.writeLog(input))
    if (!written) return
    await go.back()
    done('记上了')
  },
})
