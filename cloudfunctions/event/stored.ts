import { whenWords } from '../../miniprogram/shared/rules/event/changes'
import type { Context } from '../kit/action'
import { byPerson, evaluations } from './afterStore'
import type { RollDoc } from './eventDoc'
import { rolls, signups } from './rolls'
import { events } from './store'

const MOST = 100

/** Everything that events know about the caller besides check-ins: what was signed up for, answered and said; latest first. */
export async function eventLines({
  db,
  actor,
}: Pick<Context, 'db' | 'actor'>): Promise<{ label: string; words: string }[]> {
  const own = [...new Set([actor.personId, actor.accountId])]
  const found = await Promise.all(
    own.map(async (id) => (await rolls(db).ofPerson(id, 0, MOST)).map((roll) => ({ roll, id }))),
  )
  const mine = found.flat().sort((a, b) => (b.roll.startsAt ?? 0) - (a.roll.startsAt ?? 0))
  const ids = mine.map(({ roll }) => roll._id)
  const pages = [ids.slice(0, MOST), ids.slice(MOST)]
  const docs = (await Promise.all(pages.map((page) => events(db).some(page)))).flat()
  const known = new Map(docs.map((doc) => [doc._id, doc]))
  return Promise.all(
    mine.map(async ({ roll, id }) => {
      const event = known.get(roll._id)
      const label = event ? `${whenWords(event)} ${event.form.title}` : roll._id
      return { label, words: (await wordsOf(db, roll, id)).filter((one) => one !== '').join('；') }
    }),
  )
}

async function wordsOf(
  db: Context['db'],
  { _id, entries }: Partial<RollDoc> & { _id: string },
  id: string,
): Promise<string[]> {
  const entry = entries?.[id]
  const [answered, said] = await Promise.all([
    signups(db).get(_id, id),
    evaluations(db).get(byPerson(_id, id)),
  ])
  return [
    entry?.leftAt === null ? '报了名' : '取消了报名',
    entry ? `登记的姓名 ${entry.name}，${entry.size} 人` : '',
    entry?.byName ? `${entry.byName}代报` : '',
    ...Object.values(answered?.answers ?? {}).map((answer) => `回答：${answer}`),
    said ? `评价：${said.stars} 星 ${[...said.reasons, said.words].join(' ')}`.trim() : '',
  ]
}
