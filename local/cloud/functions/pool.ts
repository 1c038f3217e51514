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
  private readonly running = new Map<string, Instance>()

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

  /** Ends the instance that serves a call at this moment, as a crash of its machine would. */
  kill(requestId: string, reason: string): void {
    this.running.get(requestId)?.kill(reason)
  }

  /** Lets waiting and running calls finish, then ends every instance. */
  async retire(): Promise<void> {
    while (this.busy.size > 0 || this.queue.length > 0) await Promise.allSettled([...this.busy])
    await this.terminate()
  }

  private async terminate(): Promise<void> {
    await Promise.all([...this.instances].map((instance) => instance.stop()))
    this.instances.clear()
    this.idle.length = 0
  }

  private pump(): void {
    while (this.queue.length > 0) {
      const instance = this.takeIdle() ?? this.grow()
      const waiting = instance && this.queue.shift()
      if (!waiting) return
      const work = this.serve(instance, waiting).finally(() => {
        this.busy.delete(work)
        this.pump()
      })
      this.busy.add(work)
    }
  }

  /** One may have died while it had nothing to do. */
  private takeIdle(): Instance | undefined {
    for (let instance = this.idle.pop(); instance; instance = this.idle.pop()) {
      if (!instance.dead) return instance
      this.instances.delete(instance)
    }
    return undefined
  }

  private grow(): Instance | undefined {
    if (this.instances.size >= this.maxInstances) return undefined
    const instance = new Instance(this.options)
    this.instances.add(instance)
    return instance
  }

  private async serve(instance: Instance, { call, done, fail }: Waiting): Promise<void> {
    this.running.set(call.requestId, instance)
    try {
      done(await instance.run(call))
    } catch (error) {
      fail(error)
    } finally {
      this.running.delete(call.requestId)
    }
    if (instance.dead) this.instances.delete(instance)
    else this.idle.push(instance)
  }
}
