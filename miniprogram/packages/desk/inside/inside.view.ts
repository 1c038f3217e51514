import type { LogLine, ScanFlag } from '../../../shared/contract/checkin'
import { type ErrorCode, SENTENCES } from '../../../shared/contract/errors'
import { type Instant, minuteOf } from '../../../shared/kit/time'
import { clockWords } from '../../../shared/kit/words'

export interface InsideItem {
  who: string
  name: string
  note: string
}

export const insideItem = ({
  who,
  name,
  at,
  by,
}: {
  who: string
  name: string
  at: Instant
  by: string
}): InsideItem => ({
  ...{ who, name: name || '名单外的同志' },
  note: `${clockWords(minuteOf(at))}${by ? ` · ${by}登记` : ' · 本人扫码'}`,
})

export interface FlaggedItem extends InsideItem {
  nonce: string
  why: string
  /** Refused when it came, after the person had gone: they may be let in by name. */
  isRefused: boolean
}

/** '要核对 2' */
export const lookWords = (count: number): string => (count > 0 ? `要核对 ${count}` : '要核对')

const FLAGS: Readonly<Record<ScanFlag, string>> = {
  stale: '码过时了，可能是截图',
  shared: '同一个码在两个签到台出现过',
  clock: '手机时间中途改过，签到时间不一定准',
  outside: '不在签到时间里，没有算数',
  walkIn: '没有报名，现场参加',
  late: '没有网时扫的，过了一阵才传上来',
  noPlace: '本人扫码，没有给位置',
}

export function flaggedItem({ nonce, who, name, at, by, flags, kind, reason }: LogLine): FlaggedItem {
  const refused = kind === 'refused' ? [(SENTENCES[reason as ErrorCode] ?? reason).split('。')[0] ?? ''] : []
  const said = flags.filter((flag) => flag !== 'walkIn').map((flag) => FLAGS[flag])
  return {
    ...insideItem({ who, name, at, by }),
    nonce,
    why: [...refused, ...said].join('；'),
    isRefused: kind === 'refused',
  }
}
