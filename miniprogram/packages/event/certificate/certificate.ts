import * as event from '../../../services/event'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import { drawnPicture, savePicture } from '../../../ui/drawing'
import type { Face } from '../../../ui/faces'
import { CERTIFICATE, drawnCertificate } from './sheet'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    picture: '',
    /** All that stands on it, for a screen reader. */
    spoken: '',
  },

  eventId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const paper = await event.certificate(this.eventId)
      const shapes = drawnCertificate(paper)
      const spoken = shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join('，')
      this.setData({ face: 'full', spoken, picture: await drawnPicture(shapes, CERTIFICATE) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onLook() {
    const { picture } = this.data
    return picture && wx.previewImage({ urls: [picture] })
  },

  onSave() {
    return busy(this, () => savePicture(this.data.picture))
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
