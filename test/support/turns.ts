import type http from 'node:http'

/**
 * Test files run two at a time and share one world, and its clock. Whoever sets the clock waits until nobody else is in
 * the world, and is alone in it until done, from its first day on; afterwards it is the first day again for everybody. A
 * turn lasts as long as its request stays open, so that a process that dies gives it back. First come, first served.
 */
interface Waiting {
  alone: boolean
  grant(): Promise<void>
}

export class Turns {
  private sharing = 0
  private alone = false
  /** Nobody was in the world since it was the first day. */
  private untouched = true
  private readonly queue: Waiting[] = []

  /** `reset` makes it the first day again. */
  constructor(private readonly reset: () => Promise<void>) {}

  /** Answers the headers when it is this request's turn, and takes the turn back when the connection is closed. */
  take(response: http.ServerResponse, alone: boolean): void {
    const waiting: Waiting = {
      alone,
      grant: async () => {
        if (alone) this.alone = true
        else this.sharing += 1
        const ready = alone && !this.untouched ? this.reset() : Promise.resolve()
        response.once('close', () => void ready.then(() => this.giveBack(alone)))
        await ready
        this.untouched = false
        response.writeHead(200).flushHeaders()
      },
    }
    response.once('close', () => this.forget(waiting))
    this.queue.push(waiting)
    this.next()
  }

  private async giveBack(alone: boolean): Promise<void> {
    if (alone) await this.reset()
    if (alone) this.untouched = true
    if (alone) this.alone = false
    else this.sharing -= 1
    this.next()
  }

  private forget(waiting: Waiting): void {
    const index = this.queue.indexOf(waiting)
    if (index >= 0) this.queue.splice(index, 1)
  }

  private next(): void {
    const first = this.queue[0]
    if (!first || this.alone || (first.alone && this.sharing > 0)) return
    this.queue.shift()
    void first.grant()
    this.next()
  }
}
