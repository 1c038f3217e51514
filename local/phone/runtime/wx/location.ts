import { host, manifest } from '../host'
import { showModal } from '../shell/dialogs'
import { cancelled } from './failure'
import { Listeners } from './listeners'
import { needPermission } from './permissions'
import type { Area } from './registry'

/** Where the phone says it is, gcj02 degrees; automation and the desk may move it. */
function position() {
  const { latitude, longitude } = host.config.location
  return {
    latitude,
    longitude,
    speed: -1,
    accuracy: 30,
    altitude: 0,
    verticalAccuracy: 0,
    horizontalAccuracy: 30,
  }
}

const change = new Listeners<ReturnType<typeof position>>('onLocationChange')
let watching: ReturnType<typeof setInterval> | undefined

/** Milliseconds between two places while the mini-program watches. */
const EVERY = 1_000

/** Tells where the phone is, again and again, as WeChat does while one walks. */
async function startWatching(): Promise<void> {
  await needPermission('scope.userLocation', why('scope.userLocation'))
  watching ??= setInterval(() => change.call(position()), EVERY)
}

function stopWatching(): void {
  clearInterval(watching)
  watching = undefined
}

function why(scope: string): string {
  const all = manifest().app['permission'] as Record<string, { desc?: string }> | undefined
  return all?.[scope]?.desc ?? ''
}

async function located(scope: string): Promise<ReturnType<typeof position>> {
  await needPermission(scope, why(scope))
  return position()
}

interface Place {
  latitude: number
  longitude: number
  name?: string
  address?: string
}

async function chooseLocation() {
  const { latitude, longitude } = await located('scope.userLocation')
  const answer = await showModal({ title: '选择位置', content: '用手机现在的位置？' })
  if (!answer.confirm) throw cancelled()
  return { name: '当前位置', address: '手机所在的位置', latitude, longitude }
}

async function openLocation({ latitude, longitude, name = '位置', address = '' }: Place): Promise<void> {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  await showModal({ title: name, content: [address, where].filter(Boolean).join('\n'), showCancel: false })
}

export const location: Area = {
  async: {
    getLocation: () => located('scope.userLocation'),
    getFuzzyLocation: () => located('scope.userFuzzyLocation'),
    chooseLocation,
    openLocation,
    startLocationUpdate: startWatching,
    startLocationUpdateBackground: startWatching,
    stopLocationUpdate: stopWatching,
  },
  sync: {
    onLocationChange: change.add,
    offLocationChange: change.remove,
    onLocationChangeError() {},
    offLocationChangeError() {},
  },
}
