import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Cloud } from '../../local/cloud/types'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'

export interface FunctionProcess {
  call<K extends ActionName>(action: K, input: InputOf<K>): Promise<OutputOf<K>>
  /** The most memory that the process ever held, in MB; ends it. */
  peak(): Promise<number>
}

/**
 * On a machine with much memory V8 lets garbage lie; in a container of 256 MB it would not. A heap that is too small
 * for the work ends the process, and the bench with it.
 */
const HEAP_OF_256_MB = ['--max-old-space-size=128', '--max-semi-space-size=8']

/** A built function in a process of its own, called as one person. */
export function functionProcess(dir: string, name: string, cloud: Cloud, openid: string): FunctionProcess {
  const child = fork(join(__dirname, 'functionProcess.cjs'), [join(dir, name, 'index.js')], {
    env: { ...process.env, ...cloud.sdkEnv({ openid, appid: 'wxbench' }) },
    execArgv: HEAP_OF_256_MB,
  })
  const waiting = new Map<number, (reply: unknown) => void>()
  child.on('message', ({ id, reply }: { id: number; reply: unknown }) => {
    waiting.get(id)?.(reply)
    waiting.delete(id)
  })
  let last = 0
  const ask = (event: object | null) =>
    new Promise<unknown>((done) => {
      waiting.set(++last, done)
      child.send({ id: last, event })
    })
  return {
    async call<K extends ActionName>(action: K, input: InputOf<K>) {
      const reply = (await ask({ action: action.split('.')[1], input })) as Reply<OutputOf<K>>
      if (reply.ok) return reply.data
      throw new Error(`${action}: ${reply.error.message}`)
    },
    async peak() {
      const most = (await ask(null)) as number
      child.kill()
      return most
    },
  }
}
