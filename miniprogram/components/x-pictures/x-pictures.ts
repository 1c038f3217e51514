import { PictureUnreadable, choosePictures, uploadPicture } from '../../services/files'
import { MOST_PICTURES, type PictureKind } from '../../shared/rules/pictures'
import { tell } from '../../ui/ask'
import {
  type Picture,
  changed,
  labelled,
  movedForward,
  newPicture,
  resultOf,
  sentPicture,
  without,
} from './pictures'

let last = 0

/**
 * Up to nine pictures: added from album or camera, made smaller, sent at once with how far each is, looked at, put in order,
 * taken out. `change` carries `{ fileIds, sending, failed }`; a page waits with its own button while `sending`.
 */
Component({
  properties: {
    label: { type: String, value: '照片' },
    note: String,
    kind: { type: String, value: 'record' },
    most: { type: Number, value: MOST_PICTURES },
    /** Pictures that are there already: `{ fileId, url }`. Taken once, when the page has them. */
    value: { type: Array, value: [] as { fileId: string; url: string }[] },
  },
  data: {
    pictures: [] as Picture[],
  },
  observers: {
    value(value: readonly { fileId: string; url: string }[]) {
      if (this.data.pictures.length === 0 && value.length > 0)
        this.setData({ pictures: labelled(value.map(sentPicture)) })
    },
  },
  methods: {
    async onAdd() {
      const room = this.data.most - this.data.pictures.length
      if (room <= 0) return
      try {
        const chosen = (await choosePictures(room)).map((src) => newPicture(`p_${++last}`, src))
        this.show([...this.data.pictures, ...chosen])
        // One after the other: on a slow network each would hold up all the others.
        for (const { id } of chosen) await this.send(id)
      } catch {
        await tell('相册没有打开。请在手机的“设置”里允许微信使用照片和相机，再试一次')
      }
    },

    async send(id: string) {
      const picture = this.data.pictures.find((one) => one.id === id)
      if (!picture) return
      this.show(changed(this.data.pictures, id, { state: 'sending', percent: 0 }))
      try {
        const fileId = await uploadPicture(this.data.kind as PictureKind, picture.src, (share) =>
          this.setData({ pictures: changed(this.data.pictures, id, { percent: Math.round(share * 100) }) }),
        )
        this.show(changed(this.data.pictures, id, { state: 'sent', fileId, percent: 100 }))
      } catch (error) {
        const state = error instanceof PictureUnreadable ? 'unreadable' : 'failed'
        this.show(changed(this.data.pictures, id, { state }))
      }
    },

    /** A tap looks at it; where it was not sent, it sends it again. */
    onPicture(event: Tap<{ id: string }>) {
      const picture = this.data.pictures.find(({ id }) => id === event.currentTarget.dataset.id)
      if (!picture) return
      if (picture.state === 'failed') return this.send(picture.id)
      const urls = this.data.pictures.map(({ src }) => src)
      return wx.previewImage({ urls, current: picture.src })
    },

    onForward(event: Tap<{ id: string }>) {
      this.show(movedForward(this.data.pictures, event.currentTarget.dataset.id))
    },

    onRemove(event: Tap<{ id: string }>) {
      this.show(without(this.data.pictures, event.currentTarget.dataset.id))
    },

    show(pictures: readonly Picture[]) {
      this.setData({ pictures: labelled(pictures) })
      this.triggerEvent('change', resultOf(pictures))
    },
  },
})
