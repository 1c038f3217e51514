import type { LearningKind } from '../../miniprogram/shared/contract/ledger'
import type { Path } from '../../miniprogram/shared/kit/path'
import { type Day, type Instant, dayOf } from '../../miniprogram/shared/kit/time'
import { placeOn } from '../../miniprogram/shared/rules/organization'
import { branchOn } from '../../miniprogram/shared/rules/stays'
import type { Context } from '../kit/action'
import type { Db } from '../kit/db'
import { members } from '../member/public'
import { organizations } from '../organization/public'
import { type LearningRecordDoc, learningRecords } from './store'

/** Something that somebody has learned. */
export interface NewLearningRecord {
  personId: string
  kind: LearningKind
  /** What counts it, and its own id there: together with the person they name the line, so that it is written once. */
  source: string
  sourceId: string
  /** 1 without it. */
  version?: number
  title: string
  /** Whole minutes. */
  minutes: number
  /** When it was learned, which may be long before it is written down. */
  at: Instant
  online: boolean
}

type Ledgered = Pick<Context, 'db'>

export const recordId = ({
  source,
  sourceId,
  personId,
}: Pick<NewLearningRecord, 'source' | 'sourceId' | 'personId'>): string => `${source}:${sourceId}:${personId}`

/** Writes down what people have learned, hundreds at a time; what stands there already stays as it is. */
export async function credit({ db }: Ledgered, records: readonly NewLearningRecord[]): Promise<void> {
  const whole = records.filter(({ minutes }) => minutes > 0)
  const placed = await placesOf(db, whole)
  const docs = whole.map((one) => docOf(one, placed(one.personId, dayOf(one.at))))
  await learningRecords(db).addNew([...new Map(docs.map((doc) => [doc._id, doc])).values()])
}

/** Takes a line back with a line of its own, dated as it was. Done twice, it is done once; false when there is none. */
export async function reverse({ db }: Ledgered, id: string, reason: string): Promise<boolean> {
  const record = await learningRecords(db).get(id)
  if (!record) return false
  const _id = `${id}:reversed`
  const minutes = -record.minutes
  await learningRecords(db).addNew([
    { ...record, _id, minutes, corrects: id, reason, order: orderOf(record.at, _id) },
  ])
  return true
}

/** Takes a line back and writes another number of minutes in its place; answers that line's id, null without a line. */
export async function correct(
  ctx: Ledgered,
  id: string,
  minutes: number,
  reason: string,
): Promise<string | null> {
  const record = await learningRecords(ctx.db).get(id)
  if (!record) return null
  const _id = `${id}:corrected`
  // The new line first: cut off in between, a retry ends both, and nobody's hours are gone meanwhile.
  await learningRecords(ctx.db).addNew([
    { ...record, _id, minutes, corrects: id, reason, order: orderOf(record.at, _id) },
  ])
  await reverse(ctx, id, reason)
  return _id
}

export const orderOf = (at: Instant, id: string): string => `${String(at).padStart(15, '0')}_${id}`

interface Placed {
  branchId: string
  path: Path
}

function docOf(one: NewLearningRecord, { branchId, path }: Placed): LearningRecordDoc {
  const _id = recordId(one)
  const day = dayOf(one.at)
  return {
    ...{ _id, personId: one.personId, kind: one.kind, source: one.source, sourceId: one.sourceId },
    ...{ version: one.version ?? 1, title: one.title, minutes: one.minutes, online: one.online },
    ...{ at: one.at, day, year: Number(day.slice(0, 4)), branchId, path },
    ...{ corrects: null, reason: '', order: orderOf(one.at, _id) },
  }
}

const NOWHERE: Placed = { branchId: '', path: '' }

/** Where each person was on a day: the branch of that day, and where it hung then. */
async function placesOf(
  db: Db,
  records: readonly NewLearningRecord[],
): Promise<(personId: string, day: Day) => Placed> {
  const ids = [...new Set(records.map(({ personId }) => personId))]
  const known = await members(db).byId(ids)
  const branchIds = [...known.values()].flatMap(({ stays }) => stays.map(({ branchId }) => branchId))
  const nodes = new Map((await organizations(db).some(branchIds)).map((node) => [node._id, node]))
  return (personId, day) => {
    const branchId = branchOn(known.get(personId)?.stays ?? [], day)
    if (branchId === null) return NOWHERE
    return { branchId, path: placeOn(nodes.get(branchId)?.places ?? [], day) ?? '' }
  }
}
