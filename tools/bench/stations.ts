import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '../../cloudfunctions/schema/index'
import { type StationDoc, derivedOf, newStation } from '../../cloudfunctions/station/public'
import { startCloud } from '../../local/cloud/index'
import type { Cloud } from '../../local/cloud/types'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { NearOutput } from '../../miniprogram/shared/contract/place'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { buildFunctions } from '../build/functions'
import { type Report, median } from './report'

const DISTRICT = 31
const CITY = 3_000
const TIMES = 15
const HERE = { lat: 32.05, lng: 118.8 }

/** The first page of stations around a person, from the function's call to its answer; a district's 31 and a city's 3,000. */
export async function run(report: Report): Promise<void> {
  const functions = await buildFunctions()
  await functions.dispose()
  const few = await measured(functions.dir, DISTRICT)
  const many = await measured(functions.dir, CITY)
  report('stations.near_ms_31', few, 'ms')
  report('stations.near_ms_3000', many, 'ms')
  report('stations.near_ms', Math.max(few, many), 'ms')
}

async function measured(functionsDir: string, count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-'))
  const cloud = await startCloud({ dataDir: folder, functionsDir, schema: collections })
  try {
    cloud.clock.set(instantOf('2026-11-23', 590))
    await addStations(cloud, count)
    const times: number[] = []
    // The first call starts the function; people meet it once a day.
    for (let n = 0; n <= TIMES; n++) times.push(await timed(cloud, count))
    return median(times.slice(1))
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(cloud: Cloud, count: number): Promise<number> {
  const began = performance.now()
  const event = { action: 'near', input: { at: HERE } }
  const { result } = await cloud.invoke('station', event, { openid: 'oBench_near', appid: 'wxbench' })
  const took = performance.now() - began
  const reply = result as Reply<NearOutput>
  if (!reply.ok || reply.data.stations.length !== Math.min(50, count))
    throw new Error('not a page of stations')
  return took
}

async function addStations(cloud: Cloud, count: number): Promise<void> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb } = await import('../../cloudfunctions/kit/wxDb')
  const docs = Array.from({ length: count }, (_, n) => stationAt(n))
  for (let from = 0; from < count; from += 500) await wxDb.addMany('stations', docs.slice(from, from + 500))
}

/** Spread over 40 × 40 kilometres, never two at one place; hours and a few days that differ, as real ones have. */
function stationAt(n: number): StationDoc {
  const place = {
    lat: HERE.lat + ((n * 37) % 400) / 1_000 - 0.2,
    lng: HERE.lng + ((n * 91) % 421) / 1_000 - 0.2,
  }
  const facilities = n % 3 === 0 ? ['无障碍坡道', '热水'] : ['热水']
  const closed = { open: [], why: '检修' }
  return {
    ...{
      _id: `st_${n}`,
      name: `第 ${n} 站`,
      kind: 'community',
      address: `长江路 ${n} 号`,
      place,
      facilities,
    },
    ...{ phone: '025-00000000', intro: '家门口的服务站', spaces: n % 4 },
    week: Array.from({ length: 7 }, () => [{ from: 510, to: 1_260 }]),
    exceptions: { '2026-11-24': closed, '2026-12-01': closed },
    ...derivedOf({ place, facilities }),
    ...newStation(),
  }
}
