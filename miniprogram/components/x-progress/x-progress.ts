/** How far something long is, 0 to 1, in words and as a bar. */
Component({
  properties: {
    share: Number,
    words: String,
  },
})
