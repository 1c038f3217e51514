/** `checkinSeeds.ts FROM TO`: runs the simulation for these seeds on a cloud in memory, and prints what was wrong. */
import { newKey } from '../../cloudfunctions/member/keys'
import type { Db } from '../../cloudfunctions/kit/db'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import { Simulation } from '../../test/functions/support/deskSimulation'
import { addDistrict, NOW } from '../../test/functions/support/district'
import type { SeedsResult } from './checkin'

/** A cloud in memory keeps every evening: after so many it begins anew. */
const PER_CLOUD = 25

async function main(from: number, to: number): Promise<SeedsResult> {
  const total: SeedsResult = { seeds: 0, lost: 0, double: 0 }
  const key = newKey(NOW)
  for (let start = from; start < to; start += PER_CLOUD) {
    const cloud = await startCloud({ dataDir: null, schema: collections })
    Object.assign(process.env, cloud.sdkEnv())
    const { wxDb: db } = (await import('../../cloudfunctions/kit/wxDb')) as { wxDb: Db }
    await addDistrict(db)
    await db.add('keys', key)
    await db.add('keys', { _id: 'current', keyId: key._id } as { _id: string })
    for (let seed = start; seed < Math.min(to, start + PER_CLOUD); seed++) {
      const { lost, double, missingLines, wrongTimes } = await new Simulation({ db, key, seed }).run()
      total.seeds++
      total.lost += lost + missingLines
      total.double += double
      if (lost + double + missingLines + wrongTimes > 0)
        process.stderr.write(`seed ${seed}: ${JSON.stringify({ lost, double, missingLines, wrongTimes })}\n`)
    }
    await cloud.stop()
  }
  return total
}

void main(Number(process.argv[2]), Number(process.argv[3])).then(
  (total) => {
    process.stdout.write(JSON.stringify(total), () => process.exit(0))
  },
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(1)
  },
)
