/** Says quietly that what is shown was kept from earlier, because the network is gone. Shows nothing without words. */
Component({
  properties: { words: String },
})
