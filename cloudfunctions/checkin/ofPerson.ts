import { type ErrorCode, SENTENCES } from '../../miniprogram/shared/contract/errors'
import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Context } from '../kit/action'
import { events } from '../event/public'
import { HOW_WORDS } from './attendance'
import { type DeskDoc, type StoredLine, desks } from './store'

/** Everything that desks wrote down about the caller, as a member and as a resident before; latest first. */
export async function checkInLines({
  db,
  actor,
}: Pick<Context, 'db' | 'actor'>): Promise<{ at: Instant; title: string; words: string }[]> {
  const own = [...new Set([actor.personId, actor.accountId])]
  const docs = await readInTurns(db, await desks(db).ofPerson(own))
  const eventIds = [...new Set(docs.map(({ eventId }) => eventId))]
  const pages = [eventIds.slice(0, 100), eventIds.slice(100)]
  const found = (await Promise.all(pages.map((ids) => events(db).some(ids)))).flat()
  const titles = new Map(found.map(({ _id, form }) => [_id, form.title]))
  return docs
    .flatMap(({ eventId, name, lines }) =>
      Object.values(lines)
        .filter(({ who }) => own.includes(who))
        .map((line) => ({
          ...{ at: line.real, title: titles.get(eventId) ?? '', words: wordsOf(line, name) },
        })),
    )
    .sort((a, b) => b.at - a.at)
}

/** A desk may have hundreds of lines: few at a time, for the size of an answer and of a function's memory. */
const AT_ONCE = 5

async function readInTurns(
  db: Context['db'],
  named: readonly Pick<DeskDoc, 'eventId' | 'deskId'>[],
): Promise<DeskDoc[]> {
  const all: DeskDoc[] = []
  for (let from = 0; from < named.length; from += AT_ONCE) {
    const some = named.slice(from, from + AT_ONCE)
    const docs = await Promise.all(some.map(({ eventId, deskId }) => desks(db).get(eventId, deskId)))
    all.push(...docs.flatMap((doc) => doc ?? []))
  }
  return all
}

/** Events at whose desks something is written about a person. */
export const eventsAttended = async (db: Context['db'], personId: string): Promise<string[]> => [
  ...new Set((await desks(db).ofPerson([personId])).map(({ eventId }) => eventId)),
]

/** '扫活动证，赵敏登记', '没有签上：没有报名' */
function wordsOf({ kind, how, reason = '' }: StoredLine, by: string): string {
  const who = by === '' ? '' : `，${by}登记`
  if (kind === 'undo') return `签到撤销：${reason}${who}`
  if (kind === 'in') return `${HOW_WORDS[how]}签到${who}`
  const [why = ''] = (SENTENCES[reason as ErrorCode] ?? reason).split('。')
  return `没有签上：${why}${who}`
}
