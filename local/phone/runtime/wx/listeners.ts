import { guard } from '../errors'

/** The listeners behind one pair of wx.onX and wx.offX. */
export class Listeners<T> {
  private readonly all = new Set<(value: T) => void>()

  constructor(private readonly name: string) {}

  readonly add = (listener: (value: T) => void): void => {
    if (typeof listener === 'function') this.all.add(listener)
  }

  /** Without a listener: all of them. */
  readonly remove = (listener?: (value: T) => void): void => {
    if (listener) this.all.delete(listener)
    else this.all.clear()
  }

  call(value: T): void {
    for (const listener of [...this.all]) guard(`wx.${this.name}`, listener, undefined, value)
  }
}
