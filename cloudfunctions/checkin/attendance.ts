import type { CheckIn, DeskEvent } from '../../miniprogram/shared/contract/checkin'
import { type KeptLine, type Tally, tally } from '../../miniprogram/shared/rules/desk/tally'
import type { Db } from '../kit/db'
import { memberIdsOf } from '../member/public'
import { type DeskDoc, desks } from './store'

/** Lines of all desks of an event, each with whose desk it was. */
function linesOf(docs: readonly DeskDoc[]): KeptLine[] {
  const names = new Map(docs.map(({ deskId, name }) => [deskId, name]))
  return docs.flatMap((doc) =>
    Object.values(doc.lines).map(({ fromDesk, ...line }) => {
      const desk = fromDesk ?? doc.deskId
      return { ...line, desk, by: names.get(desk) ?? doc.name }
    }),
  )
}

/** An account's id, which is what stands for a resident. */
const ACCOUNT = 'a_'

/** Who came as a resident and has bound a member since is that member: one person, however often and as whom scanned. */
async function asKnownNow(db: Db, lines: readonly KeptLine[]): Promise<KeptLine[]> {
  const residents = new Set(lines.flatMap(({ who }) => (who.startsWith(ACCOUNT) ? [who] : [])))
  const bound = await memberIdsOf(db, [...residents])
  return lines.map((line) => ({ ...line, who: bound.get(line.who) ?? line.who }))
}

export interface EventTally extends Tally {
  /** People of whom something came in since an instant, by every name that desks may have for them. */
  touchedSince(from: number): ReadonlySet<string>
}

export async function tallyOf(
  db: Db,
  eventId: string,
  window: Pick<DeskEvent, 'opensAt' | 'closesAt'>,
): Promise<EventTally> {
  const written = linesOf(await desks(db).of(eventId))
  const lines = await asKnownNow(db, written)
  const touchedSince = (from: number) =>
    new Set([...written, ...lines].flatMap(({ got, who }) => (got >= from ? [who] : [])))
  return { ...tally(lines, window), touchedSince }
}

/** Somebody who came, for records and hours. */
export interface Attended extends Pick<CheckIn, 'name' | 'at' | 'how' | 'by'> {
  /** The member, or a resident's account; `code:…` for a code whose owner nobody knows. */
  personId: string
}

export const attended = ({ ins }: Pick<Tally, 'ins'>): Attended[] =>
  ins.map(({ who, name, at, how, by }) => ({ personId: who, name, at, how, by }))

/** By what somebody was let in, in words. */
export const HOW_WORDS: Readonly<Record<Attended['how'], string>> = {
  phone: '扫我的码',
  card: '扫活动证',
  code: '自己扫码',
  name: '按姓名',
  paper: '纸质签到',
}
