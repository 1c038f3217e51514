import { ringStyle } from './ring'

/** How much of something is done, as a ring with a figure in it. The sentence beside it says the same in words. */
Component({
  properties: {
    /** 0 to 1. */
    share: Number,
    figure: String,
    unit: String,
    size: { type: Number, value: 88 },
  },
  data: { ring: ringStyle(0) },
  observers: {
    share(share: number) {
      this.setData({ ring: ringStyle(share) })
    },
  },
})
