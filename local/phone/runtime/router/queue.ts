/** Runs jobs one after the other; a failed job does not stop the next. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve()

  run<T>(job: () => Promise<T> | T): Promise<T> {
    const next = this.last.then(job)
    this.last = next.catch(() => {})
    return next
  }
}
