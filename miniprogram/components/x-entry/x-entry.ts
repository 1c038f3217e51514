/** A card that leads somewhere: an icon, words beside it, and what it is about in a second line. Listen with `bindtap`. */
Component({
  properties: {
    icon: String,
    title: String,
    note: String,
    /** Whether it stands alone in its row and shows an arrow. */
    wide: Boolean,
  },
})
