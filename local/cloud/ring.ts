/** The last few of something, newest last. */
export class Ring<T> {
  private readonly items: T[] = []
  private next = 0

  constructor(private readonly size: number) {}

  add(item: T): void {
    this.items[this.next % this.size] = item
    this.next++
  }

  clear(): void {
    this.items.length = 0
    this.next = 0
  }

  list(): readonly T[] {
    const start = this.next > this.size ? this.next % this.size : 0
    return [...this.items.slice(start), ...this.items.slice(0, start)]
  }
}
