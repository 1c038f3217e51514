import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'

const main = resolve(__dirname, '../../../../local/cloud/main.ts')

/** A cloud in a process of its own, as `main.ts` starts it. */
export interface CloudProcess {
  url: string
  env: Record<string, string>
  control: { url: string; token: string }
  /** Resolves with the exit code, null after a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const running = new Set<ChildProcess>()

function start(args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts it and points the SDK of this process at it. */
export async function startProcess(...args: string[]): Promise<CloudProcess> {
  const child = start([...args, '--json'])
  if (!child.stdout) throw new Error('no output')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { url, env, control } = JSON.parse(line) as Pick<CloudProcess, 'url' | 'env' | 'control'>
  Object.assign(process.env, env)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const exited = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    return (await exited)[0]
  }
  return { url, env, control, end }
}

/** Starts one that is expected to refuse: what it says on stderr and its exit code. */
export async function startInVain(...args: string[]): Promise<{ code: number; said: string }> {
  const child = start(args)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})
