import { defineTag, domOf, partOf } from './kit/define'
import { dressCanvas } from './kit/canvas'

defineTag({
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  observers: {
    canvasId() {
      domOf(this).dataset['canvasId'] = this.data.canvasId
    },
  },
  lifetimes: {
    attached() {
      const canvas = partOf<HTMLCanvasElement>(this, 'canvas')
      if (!canvas) return
      dressCanvas(canvas, this)
      if (this.data.disableScroll) domOf(this).style.touchAction = 'none'
    },
    ready() {
      const canvas = partOf<HTMLCanvasElement>(this, 'canvas')
      if (!canvas || this.data.type) return
      canvas.width = canvas.clientWidth
      canvas.height = canvas.clientHeight
    },
  },
})
