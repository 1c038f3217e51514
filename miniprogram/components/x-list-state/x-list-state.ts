/**
 * What stands in place of a list (or of a page's contents) that is not there: loading, empty or failed. The fourth face,
 * full, is the list itself. `act` comes when the button is tapped; without an `action` there is none.
 */
Component({
  properties: {
    face: String,
    title: String,
    note: String,
    action: String,
    busy: Boolean,
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
  },
})
