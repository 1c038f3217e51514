import type { SpaceEdit } from '../../../shared/contract/keeper'
import type { Audience, SpaceKind } from '../../../shared/contract/station'

export const kindChips = (chosen: SpaceKind) => [
  { id: 'room', label: '房间', on: chosen === 'room' },
  { id: 'screen', label: '户外屏幕', on: chosen === 'screen' },
]

/** The third leads into the tree. */
export const audienceChips = ({ audience, audienceName }: SpaceEdit) => {
  const chips: { id: Audience; label: string }[] = [
    { id: 'everyone', label: '谁都能约' },
    { id: 'members', label: '只供党员' },
  ]
  chips.push({ id: 'organization', label: audienceName ? `只供${audienceName}` : '只供一个组织' })
  return chips.map((one) => ({ ...one, on: one.id === audience }))
}

/** What a new room has before anything is said. */
export const newRoom = (): SpaceEdit => ({
  ...{ name: '', kind: 'room', whereabouts: '', capacity: 20, equipment: [], audience: 'everyone' },
  ...{ audienceId: '', audienceName: '', rules: '', photos: [], step: 30, shortest: 30, longest: 240 },
  ...{ horizonDays: 13, seriesDays: 92, before: 0, after: 0, approval: false, offerMinutes: 120 },
  notice: { make: 0, change: 0, cancel: 0 },
  quota: { minutes: null, times: null, branchMinutes: null },
  ownHours: null,
})

/** What is missing or cannot be, in words; '' when it can be saved. */
export function amissWords({ name, capacity, step, shortest, longest }: SpaceEdit): string {
  if (!name.trim()) return '请写上房间的名称'
  if (!Number.isInteger(capacity) || capacity < 1) return '请写上能坐多少人'
  if (shortest > longest) return '“一次最短”比“一次最长”还长，请改一改'
  return shortest % step === 0 && longest % step === 0 ? '' : '“最短”和“最长”要是起约时间的整数倍，请改一改'
}

/** '投影、白板 音响' › three things. */
export const equipmentOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,\s]+/)
      .map((one) => one.slice(0, 12))
      .filter(Boolean),
  ),
]

export const forSaving = (terms: SpaceEdit): SpaceEdit => ({
  ...terms,
  ...{ name: terms.name.trim(), whereabouts: terms.whereabouts.trim(), rules: terms.rules.trim() },
  ...(terms.audience === 'organization' ? {} : { audienceId: '', audienceName: '' }),
})
