import { binCount } from './bins'

/** Fewer learners say nothing about where people stop. */
export const ENOUGH_LEARNERS = 5

/** What was looked at of a group of learners: the bins of each, and how many they stand for. */
export interface Looked {
  bins: readonly (readonly number[])[]
  count: number
}

/** How many have watched at least half of each tenth; a group that was looked at in part counts as a whole. */
export function tenthsOf(groups: readonly Looked[], seconds: number): number[] {
  return Array.from({ length: 10 }, (_, tenth) =>
    groups.reduce((sum, group) => sum + whoSaw(group, partOf(tenth, binCount(seconds))), 0),
  )
}

const partOf = (tenth: number, bins: number): { from: number; to: number } => ({
  from: Math.floor((bins * tenth) / 10),
  to: Math.ceil((bins * (tenth + 1)) / 10),
})

function whoSaw({ bins: all, count }: Looked, { from, to }: { from: number; to: number }): number {
  const isSeen = (bins: readonly number[]) =>
    bins.filter((bin) => bin >= from && bin < to).length * 2 >= to - from
  const seen = all.filter((bins) => to > from && isSeen(bins)).length
  return all.length === 0 ? 0 : Math.round((seen * count) / all.length)
}

/** The tenth before which most are lost; null when nobody is, or too few watched. */
export function stopsAt(tenths: readonly number[], learners: number): number | null {
  if (learners < ENOUGH_LEARNERS) return null
  const losses = tenths.map((count, tenth) => (tenth === 0 ? learners : (tenths[tenth - 1] ?? 0)) - count)
  const most = Math.max(...losses)
  return most > 0 ? losses.indexOf(most) : null
}
