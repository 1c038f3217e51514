import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import path from 'node:path'
import { startHeadless, type Headless } from '../../../local/automator/headless'

export interface FixtureWorld {
  world: Headless
  mini: MiniProgram
  /** How often a client asked to close the tool. */
  closed(): number
  /** Another client of the same server; `query` chooses its phone. */
  connect(query?: string): Promise<MiniProgram>
  stop(): Promise<void>
}

/** The fixture project on a phone in a browser, and the official client connected to it. */
export async function startFixture(): Promise<FixtureWorld> {
  const project = path.join(__dirname, 'fixture')
  let closed = 0
  const world = await startHeadless({ project, autoPort: 0, withCloud: false, onClose: () => closed++ })
  const minis: MiniProgram[] = []
  const connect = async (query = ''): Promise<MiniProgram> => {
    const mini = await automator.connect({ wsEndpoint: `${world.automation.url}/${query}` })
    minis.push(mini)
    return mini
  }
  const mini = await connect()
  const stop = async (): Promise<void> => {
    for (const one of minis) one.disconnect()
    await world.stop()
  }
  return { world, mini, closed: () => closed, connect, stop }
}
