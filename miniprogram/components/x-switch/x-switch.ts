/** On or off, with what it does beside it. The whole row can be tapped; `change` carries `{ on }`. */
Component({
  properties: {
    title: String,
    note: String,
    on: Boolean,
  },
  methods: {
    onTap() {
      this.triggerEvent('change', { on: !this.data.on })
    },
  },
})
