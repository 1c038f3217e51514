import * as automation from './automation'
import { setClockOffset } from './clock'
import { host } from './host'
import { onOtherRequests, onRequest, onServerEvent } from './link'
import { forgetPage } from './restore'
import { pictureOfTopPage } from './screen'
import { showBuildErrors } from './shell/overlay'
import type { BuildProblem } from '../protocol'

/** What the server may ask of the phone or tell it. */
export function serveRequests(): void {
  onRequest('Phone.screen', async () => ({ image: await pictureOfTopPage() }))
  onOtherRequests((method, params) => automation.handle(method, params))
  onServerEvent('reload', () => location.reload())
  onServerEvent('userChanged', () => {
    forgetPage()
    location.reload()
  })
  onServerEvent('clockChanged', ({ clockOffset }) => {
    const offset = Number(clockOffset)
    Object.assign(host.config, { clockOffset: offset })
    setClockOffset(offset)
  })
  onServerEvent('buildFailed', (params) => {
    const { problems } = params as unknown as { problems: BuildProblem[] }
    showBuildErrors(problems)
  })
}
