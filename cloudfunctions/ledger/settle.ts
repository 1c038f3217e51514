import type { Context } from '../kit/action'
import { type NewLearningRecord, credit, orderOf, recordId } from './credit'
import { type LearningRecordDoc, learningRecords } from './store'

/** Everything that one thing counts, such as an event: each person's line as it should be. */
export interface Settling {
  source: string
  sourceId: string
  wanted: readonly NewLearningRecord[]
  /** Why lines are brought to something else. */
  reason: string
}

/**
 * Brings the sum of each person's lines to what is wanted, nothing for who is not named; whoever was credited, taken back
 * and is wanted again is credited again. A further line is named by how many there were, so that two who settle at once
 * write it once.
 */
export async function settle(
  ctx: Pick<Context, 'db'>,
  { source, sourceId, wanted, reason }: Settling,
): Promise<void> {
  const store = learningRecords(ctx.db)
  const lines = new Map<string, LearningRecordDoc[]>()
  for (const one of await store.ofSource(source, sourceId))
    lines.set(one.personId, [...(lines.get(one.personId) ?? []), one])
  await credit(
    ctx,
    wanted.filter(({ personId }) => !lines.has(personId)),
  )
  const minutesOf = new Map(wanted.map(({ personId, minutes }) => [personId, minutes]))
  const further = [...lines].flatMap(([personId, own]) =>
    furtherLine(own, minutesOf.get(personId) ?? 0, reason),
  )
  await store.addNew(further)
}

/** The line that is missing to a sum; none where it is right. */
function furtherLine(own: readonly LearningRecordDoc[], wanted: number, reason: string): LearningRecordDoc[] {
  const minutes = wanted - own.reduce((sum, one) => sum + one.minutes, 0)
  const first = own.find(({ corrects }) => corrects === null)
  if (!first || minutes === 0) return []
  const corrects = recordId(first)
  const _id = `${corrects}:${own.length}`
  return [{ ...first, _id, minutes, corrects, reason, order: orderOf(first.at, _id) }]
}
