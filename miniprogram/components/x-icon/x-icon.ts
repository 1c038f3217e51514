/**
 * A line icon in the colour of the words around it. `size` is in px at scale 1. Without a `label` it is an ornament and
 * a screen reader passes over it. Which names there are: tools/assets/icons.ts.
 */
Component({
  properties: {
    name: String,
    size: { type: Number, value: 24 },
    label: String,
  },
})
