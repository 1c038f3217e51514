import { Instance, type Call, type InstanceOptions } from './instance'

interface Waiting {
  call: Call
  done(text: string): void
  fail(error: unknown): void
}

/** The instances of one function: calls take a warm one, start another while there may be more, or wait in line. */
export class Pool {
  private readonly instances = new Set<Instance>()
  private readonly idle: Instance[] = []
  private readonly queue: Waiting[] = []
  private readonly busy = new Set<Promise<unknown>>()
  private retired = false

  constructor(
    private readonly options: InstanceOptions,
    private readonly maxInstances: number,
  ) {}

  run(call: Call): Promise<string> {
    return new Promise((done, fail) => {
      this.queue.push({ call, done, fail })
      this.pump()
    })
  }

  /** Lets waiting and running calls finish, then ends every instance. */
  async retire(): Promise<void> {
    this.retired = true
    while (this.busy.size > 0 || this.queue.length > 0) await Promise.allSettled([...this.busy])
    await this.terminate()
  }

  /** Ends every instance, whatever it is doing. */
  async terminate(): Promise<void> {
    this.retired = true
    await Promise.all([...this.instances].map((instance) => instance.stop()))
    this.instances.clear()
    this.idle.length = 0
  }

  private pump(): void {
    while (this.queue.length > 0) {
      const instance = this.idle.pop() ?? this.grow()
      const waiting = instance && this.queue.shift()
      if (!waiting) return
      const work = this.serve(instance, waiting).finally(() => {
        this.busy.delete(work)
        this.pump()
      })
      this.busy.add(work)
    }
  }

  private grow(): Instance | undefined {
    if (this.instances.size >= this.maxInstances) return undefined
    const instance = new Instance(this.options)
    this.instances.add(instance)
    return instance
  }

  private async serve(instance: Instance, { call, done, fail }: Waiting): Promise<void> {
    try {
      done(await instance.run(call))
    } catch (error) {
      fail(error)
    }
    if (instance.dead) this.instances.delete(instance)
    else this.idle.push(instance)
  }

  /** Whether the pool takes calls. */
  get isOpen(): boolean {
    return !this.retired
  }
}
