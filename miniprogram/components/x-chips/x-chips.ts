export interface Chip {
  id: string
  label: string
  on: boolean
}

/** Words to choose from, several at once where `many` is set. `change` carries `{ id }`; what it means is the page's. */
Component({
  properties: {
    chips: { type: Array, value: [] as Chip[] },
    /** Read aloud: what is being chosen. */
    label: String,
    many: Boolean,
  },
  methods: {
    onChip(event: Tap<{ id: string }>) {
      this.triggerEvent('change', { id: event.currentTarget.dataset.id })
    },
  },
})
