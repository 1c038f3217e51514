import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import path from 'node:path'
import { startHeadless, type Headless } from '../../../local/automator/headless'

export interface FixtureWorld {
  world: Headless
  mini: MiniProgram
  stop(): Promise<void>
}

/** The fixture project on a phone in a browser, and the official client connected to it. */
export async function startFixture(): Promise<FixtureWorld> {
  const project = path.join(__dirname, 'fixture')
  const world = await startHeadless({ project, autoPort: 0, withCloud: false })
  const mini = await automator.connect({ wsEndpoint: world.automation.url })
  const stop = async (): Promise<void> => {
    mini.disconnect()
    await world.stop()
  }
  return { world, mini, stop }
}

/** Goes to a page without the client's sleep of three seconds. */
export async function go(mini: MiniProgram, method: string, url: string) {
  await mini.callWxMethod(method, { url })
  const page = await mini.currentPage()
  if (!page) throw new Error('there is no page')
  return page
}
