import type { DeskPerson } from '../../contract/checkin'

/** A desk's list by what a code says. */
export const byCode = (people: readonly DeskPerson[]): ReadonlyMap<string, DeskPerson> =>
  new Map(people.flatMap((one) => (one.codeId ? [[one.codeId, one] as const] : [])))

/** People whose name, or the sound of it, begins with or contains what was typed; those who signed up first. */
export function findPeople(people: readonly DeskPerson[], typed: string, limit = 50): DeskPerson[] {
  const text = typed
    .replace(/[\s'’·]/g, '')
    .toLowerCase()
    .replace(/ü/g, 'v')
  const fitting = text === '' ? [...people] : people.filter((one) => fits(one, text))
  return fitting.sort((a, b) => RANK[a.status] - RANK[b.status]).slice(0, limit)
}

/** As they stand on the sheet that is printed and on the list that is ticked from it: by branch, then by sound. */
export const inSheetOrder = (people: readonly DeskPerson[]): DeskPerson[] =>
  people
    .filter(({ status }) => status !== 'cancelled')
    .sort((a, b) => compare(sheetKey(a), sheetKey(b)) || compare(a.id, b.id))

/** Residents, who have no branch, stand at the end. */
const sheetKey = ({ branch, sound, name }: DeskPerson): string => `${branch || '\uffff'} ${sound} ${name}`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const RANK = { signed: 0, waiting: 1, asked: 2, cancelled: 3 } as const

const fits = ({ name, sound, branch }: DeskPerson, text: string): boolean =>
  name.includes(text) || branch.includes(text) || sound.split(' ').some((one) => one.startsWith(text))
