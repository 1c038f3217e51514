import { defineTag } from './kit/define'

/** A column, as its picker-view knows it. */
export interface ColumnTag {
  turnTo(index: number): void
  selected(): number
  order(): number
}

const columnsOf = new WeakMap<object, Set<ColumnTag>>()

defineTag({
  properties: {
    value: { type: Array, value: [] },
    indicatorStyle: String,
    maskStyle: String,
    immediateChange: Boolean,
  },
  externalClasses: ['indicator-class', 'mask-class'],
  lifetimes: {
    created() {
      columnsOf.set(this, new Set())
    },
    ready() {
      this.turn()
    },
  },
  observers: {
    value() {
      this.turn()
    },
  },
  methods: {
    columns(): ColumnTag[] {
      return [...(columnsOf.get(this) ?? [])].sort((a, b) => a.order() - b.order())
    },
    join(column: ColumnTag) {
      columnsOf.get(this)?.add(column)
    },
    leave(column: ColumnTag) {
      columnsOf.get(this)?.delete(column)
    },
    turn() {
      const value = this.data.value as number[]
      this.columns().forEach((column, i) => column.turnTo(value[i] ?? 0))
    },
    /** A column came to rest. */
    rested() {
      const value = this.columns().map((column) => column.selected())
      if (value.join() === (this.data.value as number[]).join()) return
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
    started() {
      this.triggerEvent('pickstart', {})
    },
    ended() {
      this.triggerEvent('pickend', {})
    },
  },
})
