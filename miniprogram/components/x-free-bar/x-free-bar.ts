import type { FreeBar } from './bars'

/** A day's hours as a bar: green is free, plum is mine, grey is not to be had. The words that go with it are the page's. */
Component({
  properties: {
    /** FreeBar */
    bar: { type: Object, value: { segments: [], axis: [], words: '', free: false } as FreeBar },
  },
})
