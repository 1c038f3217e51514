/** So many items of a list stand together: adding one moves these and no others. */
const PIECE = 512

/** A list that is always in order, for tens of thousands of items: kept in pieces, so that adding stays cheap. */
export class SortedList<T> {
  /** None of them is empty. */
  private pieces: T[][] = []

  constructor(
    private readonly compare: (left: T, right: T) => number,
    private readonly piece = PIECE,
  ) {}

  /** Fills an empty list; much faster than adding one by one. */
  load(items: T[]): void {
    items.sort(this.compare)
    for (let i = 0; i < items.length; i += this.piece) this.pieces.push(items.slice(i, i + this.piece))
  }

  add(item: T): void {
    const isBehind = (other: T): boolean => this.compare(other, item) >= 0
    const at = Math.min(this.pieceOf(isBehind), this.pieces.length - 1)
    const piece = this.pieces[at]
    if (!piece) {
      this.pieces.push([item])
      return
    }
    piece.splice(firstOf(piece, isBehind), 0, item)
    if (piece.length > 2 * this.piece) this.pieces.splice(at + 1, 0, piece.splice(this.piece))
  }

  /** Takes out one item that compares as equal. */
  remove(item: T): void {
    const isBehind = (other: T): boolean => this.compare(other, item) >= 0
    const at = this.pieceOf(isBehind)
    const piece = this.pieces[at]
    if (!piece) return
    const i = firstOf(piece, isBehind)
    const found = piece[i]
    if (found === undefined || this.compare(found, item) !== 0) return
    piece.splice(i, 1)
    if (piece.length === 0) this.pieces.splice(at, 1)
  }

  /** The items from the first one on for which `holds`; it must hold for all behind that one. */
  *from(holds: (item: T) => boolean): Generator<T> {
    let at = this.pieceOf(holds)
    let i = firstOf(this.pieces[at] ?? [], holds)
    for (; at < this.pieces.length; at++, i = 0) {
      const piece = this.pieces[at] ?? []
      for (; i < piece.length; i++) yield piece[i] as T
    }
  }

  /** The items before that one, the last first. */
  *before(holds: (item: T) => boolean): Generator<T> {
    let at = this.pieceOf(holds)
    let i = firstOf(this.pieces[at] ?? [], holds) - 1
    for (;;) {
      for (; i >= 0; i--) yield this.pieces[at]?.[i] as T
      if (at === 0) return
      at--
      i = (this.pieces[at]?.length ?? 0) - 1
    }
  }

  /** The first piece whose last item passes; as many as there are if none does. */
  private pieceOf(holds: (item: T) => boolean): number {
    return firstOf(this.pieces, (piece) => holds(piece[piece.length - 1] as T))
  }
}

/** The first position from which on the test holds. */
function firstOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
