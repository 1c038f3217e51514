import * as station from '../../../services/station'
import { whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { whoAmI } from '../../../ui/session'
import { qrUri } from '../../../ui/qr'
import { type RoomItem, roomsOf } from './spaceCode.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    rooms: [] as RoomItem[],
    /** The room whose code is shown; '' before one is chosen. */
    roomId: '',
    code: { picture: '', space: '', station: '' },
  },

  onLoad() {
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const rooms = roomsOf(await whoAmI())
      this.setData({ face: rooms.length > 0 ? 'full' : 'empty', rooms })
      const [first] = rooms
      if (first) await this.showCode(this.data.roomId || first.id)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async showCode(roomId: string) {
    this.setData({ roomId, code: { picture: '', space: '', station: '' } })
    const { text, spaceName, stationName } = await station.spaceCode(roomId)
    // Whoever tapped on another room meanwhile wants to see that one.
    if (this.data.roomId !== roomId) return
    this.setData({ code: { picture: qrUri(text), space: spaceName, station: stationName } })
  },

  async onRoom(event: Tap<{ id: string }>) {
    const { id } = event.currentTarget.dataset
    try {
      await this.showCode(id)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onHome: () => go.home(),
})
