import type { Gender } from '../../miniprogram/shared/contract/people'
import type { Path } from '../../miniprogram/shared/kit/path'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import { keysOf } from '../../miniprogram/shared/rules/roster/compare'
import { STILL, type StayDays } from '../../miniprogram/shared/rules/stays'
import type { Grant } from '../kit/auth'
import { digest } from '../kit/digest'

/** What a roster says of a person, as one of its rows. */
export interface RosterLine {
  name: string
  /** 党员编号, '' where the roster has none. */
  number: string
  phone: string
  gender: Gender
  born: Day | null
  joined: Day | null
  education: string
  occupation: string
  cannotCome: boolean
}

/** How a name is found by its sound: lower case, without tones or spaces. Worked out when a line is written. */
export interface Spelling {
  /** 'liguifen' */
  pinyin: string
  /** 'lgf' */
  initials: string
}

/** A person on a roster. Nothing that was learned hangs on the branch: all of it names the member. */
export interface MemberDoc extends RosterLine, Spelling {
  _id: string
  status: 'active' | 'left'
  /** The present branch, '' for who left; and where it stands, see `shared/kit/path.ts`. */
  branchId: string
  path: Path
  stays: StayDays[]
  /** Lists are in this order: pinyin, then the id, so that pages neither skip nor repeat anyone. */
  order: string
  /** The phone backwards: its last digits are a beginning, which an index finds. */
  tail: string
  /** By what a row of a file is recognised as this person, strongest first; see `keysOf`. */
  matches: string[]
  accountId: string | null
  boundAt: Instant | null
  /** Stands for the member in codes: 16 hexadecimal characters that say nothing about the person. */
  codeId: string
  card: { serial: string; issuedAt: Instant } | null
  /** The truth about roles; the bound account has a copy. */
  grants: Grant[]
  /** Raised by every change of the roster line. */
  version: number
  /** The import that wrote the line last; tells a step that is done again from somebody else's change. */
  lastJob?: string
}

export const backwards = (digits: string): string => [...digits].reverse().join('')

/** Fields that follow from a roster line; written with it, always together. */
export const lineFields = (id: string, line: RosterLine, spelling: Spelling) => ({
  ...line,
  ...spelling,
  order: `${spelling.pinyin} ${line.name} ${id}`,
  tail: backwards(line.phone),
  matches: keysOf(line),
})

export interface NewMember {
  id: string
  line: RosterLine
  spelling: Spelling
  branch: { _id: string; path: Path }
  on: Day
}

/** A member on the first day. */
export const newMember = ({ id, line, spelling, branch, on }: NewMember): MemberDoc => ({
  _id: id,
  ...lineFields(id, line, spelling),
  ...{ status: 'active', branchId: branch._id, path: branch.path, version: 1 },
  stays: [{ branchId: branch._id, from: on, to: STILL }],
  ...{ accountId: null, boundAt: null, codeId: digest('code', id).slice(0, 16), card: null, grants: [] },
})

/** A line that knows nothing but what it is given. */
export const rosterLine = (known: Partial<RosterLine> & { name: string }): RosterLine => ({
  ...{ number: '', phone: '', gender: '', born: null, joined: null, education: '', occupation: '' },
  cannotCome: false,
  ...known,
})
