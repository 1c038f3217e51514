/** What a column of a roster can be, with the heading that we write and those that people write. */
const HEADINGS = {
  committee: ['工委', '党工委', '所属工委', '街道工委', '所属党工委'],
  party: ['党委（总支）', '党委', '党总支', '总支', '上级党组织', '所属党委', '党委总支', '党委/总支'],
  branch: ['支部', '所在支部', '党支部', '所在党支部', '支部名称', '所属支部', '所属党支部', '组织名称'],
  number: ['党员编号', '编号', '党员号'],
  name: ['姓名', '党员姓名', '名字'],
  gender: ['性别'],
  phone: ['手机号', '手机', '手机号码', '电话', '联系电话', '联系方式', '移动电话', '电话号码'],
  born: ['出生日期', '出生年月', '出生年月日', '生日', '出生时间'],
  joined: ['入党日期', '入党时间', '入党年月', '加入党组织日期'],
  education: ['学历', '文化程度'],
  occupation: ['职业', '工作岗位', '岗位', '行业', '从事职业', '工作单位及职务', '工作单位'],
  cannotCome: ['不便外出', '行动不便', '来不了', '是否行动不便', '送学上门'],
} as const satisfies Record<string, readonly string[]>

export type RosterColumn = keyof typeof HEADINGS

export const ROSTER_COLUMNS = Object.keys(HEADINGS) as readonly RosterColumn[]

/** The heading that files of ours have. */
export const headingOf = (column: RosterColumn): string => HEADINGS[column][0]

/** Columns that say nothing about a person and are passed over in silence. */
const IGNORED = ['序号', '备注', '行号', '原因']

/** Without these a row says neither who nor where. */
const NEEDED: readonly RosterColumn[] = ['name', 'branch']

export interface Headings {
  /** At which position each column is that was recognised. */
  columns: Partial<Record<RosterColumn, number>>
  /** Headings that mean nothing to us. */
  unknown: string[]
  /** Needed headings that are not there, in words. */
  missing: string[]
}

/** '所在 党支部：' and '所在党支部' are the same; brackets of both widths are. */
const plain = (text: string): string =>
  text
    .replace(/[\s*：:]/g, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')

const BY_HEADING = new Map(
  ROSTER_COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [plain(heading), column] as const)),
)

/** Recognises columns by their headings, in any order; of two that mean the same the first counts. */
export function readHeadings(cells: readonly string[]): Headings {
  const columns: Partial<Record<RosterColumn, number>> = {}
  const unknown: string[] = []
  cells.forEach((cell, position) => {
    const heading = plain(cell)
    const column = BY_HEADING.get(heading) ?? BY_HEADING.get(heading.replace(/（.*）$/, ''))
    if (column === undefined) {
      if (heading !== '' && !IGNORED.includes(heading)) unknown.push(cell.trim())
    } else columns[column] ??= position
  })
  return { columns, unknown, missing: NEEDED.filter((column) => !(column in columns)).map(headingOf) }
}
