import * as stations from '../../../services/place'
import type { StationDetail } from '../../../shared/contract/station'
import { whyNotShown } from '../../../ui/busy'
import { addToCalendar } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { keptWords } from '../../../ui/words'
import { type Invitation, type InvitedView, invitedEntry, invitedView, readInvitation } from './invited.view'

/** What a friend sees who was sent a reservation: when, where, and the way. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    view: null as InvitedView | null,
  },

  stationId: '',
  invitation: null as Invitation | null,
  station: null as StationDetail | null,

  onLoad(query: Record<string, string>) {
    this.stationId = query['stationId'] ?? ''
    this.invitation = readInvitation(query)
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    const { invitation } = this
    if (!invitation) return this.setData({ face: 'empty' })
    try {
      const { value, keptAt } = await stations.get(this.stationId)
      if (keptAt === null) learnTime(value.now)
      this.station = value
      this.setData({
        face: 'full',
        kept: keptWords(keptAt, now()),
        view: invitedView(value, invitation, now()),
      })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onWay() {
    return this.station && go.wayTo(this.station)
  },

  onCalendar() {
    return this.station && this.invitation && addToCalendar(invitedEntry(this.station, this.invitation))
  },

  onStation() {
    return go.station(this.stationId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onHome: () => go.home(),
})
