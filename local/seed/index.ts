import type { Db } from '../../cloudfunctions/kit/db'
import type { Cloud } from '../cloud/types'
import { seededCommittee } from './committee'
import { DISTRICT_ID, demoOrganizations, district } from './organizations'
import { seedKeeper } from './keeper'
import { seedEvents } from './events'
import { seedLearning } from './learning'
import { seedLessons } from './lessons/index'
import { type SeedModule, seedingOf } from './module'
import { seedNotices } from './notices'
import { accounts, members } from './people'
import { places } from './places'
import { seedReservations } from './reservations'

/** One for each module, in this order: later ones find what earlier ones made. */
const modules: readonly SeedModule[] = [
  seedReservations,
  seedKeeper,
  seedEvents,
  seedLearning,
  seedNotices,
  seedLessons,
]

/**
 * Fills an empty cloud with the demo district. What has no action yet is written through the real SDK; the rest is made by
 * each module through the actions that everybody uses. The district itself is written last and so says that all the rest
 * is there; a seeding that was cut short is simply done again.
 */
export async function seed(cloud: Cloud): Promise<void> {
  const db = await databaseOf(cloud)
  const { stations, spaces } = places()
  await addAll(db, 'organizations', demoOrganizations.slice(1))
  await addAll(db, 'members', members())
  const committee = seededCommittee()
  await addMany(db, 'organizations', committee.organizations)
  await addMany(db, 'members', committee.members)
  await addAll(db, 'accounts', accounts())
  await addAll(db, 'stations', stations)
  await addAll(db, 'spaces', spaces)
  for (const module of modules) await module(seedingOf(cloud, db))
  await db.add('organizations', district)
}

export const isSeeded = async (cloud: Cloud): Promise<boolean> =>
  (await (await databaseOf(cloud)).get('organizations', DISTRICT_ID)) !== null

/** The functions' own adapter on the real SDK, which reads its environment from this process. */
async function databaseOf(cloud: Cloud): Promise<Db> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb } = await import('../../cloudfunctions/kit/wxDb')
  return wxDb
}

async function addAll(db: Db, collection: string, docs: readonly { _id: string }[]): Promise<void> {
  await Promise.all(docs.map((doc) => db.add(collection, doc)))
}

/** Many at a time: a start should not take long. */
async function addMany(db: Db, collection: string, docs: readonly { _id: string }[]): Promise<void> {
  for (let from = 0; from < docs.length; from += 500) {
    const some = docs.slice(from, from + 500)
    if (!(await db.addMany(collection, some))) await addAll(db, collection, some)
  }
}
