import type { RosterCounts, RosterJob, RosterStage } from '../../../shared/contract/roster'
import type { Day } from '../../../shared/kit/time'
import { grouped, pastWords } from '../../../ui/words'

export interface CountRow {
  id: string
  label: string
  count: string
  tone: 'pine' | 'amber' | 'plain'
}

export interface JobView {
  id: string
  stage: RosterStage
  running: boolean
  fileName: string
  /** While it runs. */
  progress: { share: number; words: string }
  counts: CountRow[]
  /** '40 行没有看懂', '' when all was understood. */
  badTitle: string
  badRows: { row: number; where: string; reason: string }[]
  absentTitle: string
  absentNames: string
  unknown: string
  newOrganizations: number
  /** Whether writing would change anything. */
  changes: boolean
  /** What came of it, when it is over. */
  outcome: string
  when: string
}

const STAGES: Readonly<Record<RosterStage, string>> = {
  reading: '正在读文件',
  comparing: '正在和名册比对',
  ready: '等您看过再写',
  applying: '正在写进名册，请不要关',
  done: '已经写进名册',
  dropped: '没有写，已经放弃',
}

export function jobView(job: RosterJob, today: Day): JobView {
  const { id, stage, fileName, progress, counts, badRows, absent, unknownHeadings } = job
  return {
    id,
    stage,
    running: stage === 'reading' || stage === 'comparing' || stage === 'applying',
    fileName,
    progress: { share: progress, words: `${STAGES[stage]} ${Math.floor(progress * 100)}%` },
    counts: countRows(counts),
    badTitle: counts.bad > 0 ? `${grouped(counts.bad)} 行没有看懂，不会写` : '',
    badRows: badRows.map(({ row, name, reason }) => ({ row, where: whereWords(row, name), reason })),
    absentTitle: counts.absent > 0 ? `${grouped(counts.absent)} 人在名册上，文件里没有` : '',
    absentNames: absentWords(absent, counts.absent),
    unknown: unknownHeadings.length > 0 ? `没有认出这几列，不会写：${unknownHeadings.join('、')}` : '',
    newOrganizations: counts.newOrganizations,
    changes: counts.new + counts.changed + counts.moved + counts.newOrganizations > 0,
    outcome: outcomeOf(job),
    when: `${pastWords(job.startedAt, today)} · ${job.startedByName}`,
  }
}

function countRows(counts: RosterCounts): CountRow[] {
  const rows: CountRow[] = [
    { id: 'new', label: '新来的', count: `${grouped(counts.new)} 人`, tone: 'pine' },
    { id: 'changed', label: '信息有变', count: `${grouped(counts.changed)} 人`, tone: 'pine' },
    { id: 'moved', label: '换了支部', count: `${grouped(counts.moved)} 人`, tone: 'pine' },
    { id: 'unchanged', label: '没有变', count: `${grouped(counts.unchanged)} 人`, tone: 'plain' },
    { id: 'absent', label: '文件里没有', count: `${grouped(counts.absent)} 人`, tone: 'amber' },
    { id: 'bad', label: '没有看懂', count: `${grouped(counts.bad)} 行`, tone: 'amber' },
  ]
  return rows.map((row) => (/^0 /.test(row.count) ? { ...row, tone: 'plain' } : row))
}

const whereWords = (row: number, name: string): string => `第 ${row} 行${name ? ` · ${name}` : ''}`

/** '张三、李四（第一支部），王五（第二支部） 等 12 人': a branch is named once for those who follow one another. */
function absentWords(absent: RosterJob['absent'], count: number): string {
  const some = absent.slice(0, 6)
  const words = some.map(({ name, branchName }, at) => {
    const next = some[at + 1]
    if (next?.branchName === branchName) return `${name}、`
    return `${name}（${branchName}）${next ? '，' : ''}`
  })
  return words.join('') + (count > some.length ? ` 等 ${grouped(count)} 人` : '')
}

function outcomeOf({ stage, counts, skipped }: RosterJob): string {
  if (stage === 'dropped') return STAGES.dropped
  if (stage !== 'done') return ''
  const { new: added, changed, moved } = counts
  const told = `新来 ${added} 人，改了 ${changed} 人，换支部 ${moved} 人`
  return skipped > 0 ? `${told}；${skipped} 人当时正有人在改，没有动` : told
}

export const applyQuestion = ({ new: added, changed, moved, absent }: RosterCounts, leave: boolean) => ({
  title: '写进名册？',
  content: [
    `新来 ${added} 人，改 ${changed} 人，换支部 ${moved} 人。`,
    leave && absent > 0 ? `${absent} 人今天起转出。` : '',
    '要么全写好，要么一个也不写。',
  ].join(''),
  yes: '写进去',
  no: '再看看',
})

export const EXPORT_QUESTION = {
  title: '导出整本名册？',
  content: '里面有每个人的完整手机号。谁在什么时候导出的，会记下来。请不要发到群里。',
  yes: '导出',
  no: '不导出',
} as const

export const exportMoving = (share: number) => ({ share, words: `正在导出 ${Math.floor(share * 100)}%` })

export const exportNote = (isUnfinished: boolean): string =>
  isUnfinished ? '上次没有导完，点一下接着导' : '改好以后，能再导回来'
