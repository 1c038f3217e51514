/** An event as a card that can be tapped: its day as a tile, what, when, where. `item` is an EventItem of ui/event.view. */
Component({
  properties: {
    item: { type: Object, optionalTypes: [null as never] },
    elder: Boolean,
    /** One more line that the page has to say about it. */
    note: String,
  },
})
