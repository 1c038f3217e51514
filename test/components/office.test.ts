/** @jest-environment node */
import fs from 'node:fs'
import path from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { RosterJob } from '../../miniprogram/shared/contract/roster'
import { childKinds, deedsOf, kindChips, targets } from '../../miniprogram/packages/office/edit/edit.view'
import { changeQuestion, choices, endWords, leftWords } from '../../miniprogram/packages/office/key/key.view'
import { applyQuestion, jobView } from '../../miniprogram/packages/office/roster/roster.view'
import { CARDS_TO_SHEET, drawnSheet, sheetsOf } from '../../miniprogram/packages/secretary/cards/sheet'
import { A4, type Shape, whitePaper } from '../../miniprogram/packages/secretary/paper/shapes'
import {
  ROWS_TO_SHEET,
  drawnSignSheet,
  sheetCount,
  sheetRows,
} from '../../miniprogram/packages/secretary/signSheet/drawn'
import type { DeskPerson } from '../../miniprogram/shared/contract/checkin'
import { daysBetween, instantOf } from '../../miniprogram/shared/kit/time'
import { pdfOf } from '../../miniprogram/packages/secretary/paper/pdf'
import { DAY, at } from './support/examples'

const NOTHING = {
  ...{ rows: 0, bad: 0, new: 0, changed: 0, moved: 0, unchanged: 0, absent: 0, newOrganizations: 0 },
}

const aJob = (change: Partial<RosterJob> = {}): RosterJob => ({
  id: 'j_1',
  fileName: '名册.xlsx',
  stage: 'ready',
  progress: 1,
  counts: NOTHING,
  badRows: [],
  absent: [],
  unknownHeadings: [],
  startedAt: at(9, 20),
  startedByName: '沈岚',
  skipped: 0,
  ...change,
})

const aCard = (n: number) => ({
  memberId: `m_${n}`,
  name: n % 2 ? '李桂芬' : '欧阳志远',
  branchName: '梅园新村第三支部',
  text: `XHM:M1:0001${String(n).padStart(4, '0')}ABCDEFGHJKLMNPQRSTUVWXYZ234567ABCDEFGHJKLMNPQRSTUVWXYZ234567`,
  issuedAt: at(9),
})

describe('an import in words', () => {
  test('what would change is counted, what is nothing stands back', () => {
    const { counts } = jobView(aJob({ counts: { ...NOTHING, new: 1502, bad: 40 } }), DAY)
    const shown = Object.fromEntries(counts.map(({ id, count, tone }) => [id, `${count} ${tone}`]))
    expect(shown).toMatchObject({ new: '1,502 人 pine', bad: '40 行 amber', moved: '0 人 plain' })
  })

  test('a preview that changes nothing says so', () => {
    expect(jobView(aJob({ counts: { ...NOTHING, unchanged: 29000 } }), DAY).changes).toBe(false)
    expect(jobView(aJob({ counts: { ...NOTHING, moved: 1 } }), DAY).changes).toBe(true)
  })

  test('a bad row is found by its number, with or without a name', () => {
    const badRows = [
      { row: 17, name: '马丽', reason: '手机号只有 7 位' },
      { row: 203, name: '', reason: '没有填姓名' },
    ]
    const { badRows: shown, badTitle } = jobView(aJob({ badRows, counts: { ...NOTHING, bad: 2 } }), DAY)
    expect(shown.map(({ where }) => where)).toEqual(['第 17 行 · 马丽', '第 203 行'])
    expect(badTitle).toBe('2 行没有看懂，不会写')
  })

  test('who is absent is named, and counted when there are too many to name', () => {
    const absent = Array.from({ length: 8 }, (_, n) => ({ name: `甲${n}`, branchName: '一' }))
    const { absentNames } = jobView(aJob({ absent, counts: { ...NOTHING, absent: 1003 } }), DAY)
    expect(absentNames).toBe('甲0、甲1、甲2、甲3、甲4、甲5（一） 等 1,003 人')
  })

  test('a branch is named once for those of it who follow one another', () => {
    const absent = ['一', '一', '二'].map((branchName, n) => ({ name: `甲${n}`, branchName }))
    const { absentNames } = jobView(aJob({ absent, counts: { ...NOTHING, absent: 3 } }), DAY)
    expect(absentNames).toBe('甲0、甲1（一），甲2（二）')
  })

  test.each([
    ['done', 0, '新来 3 人，改了 0 人，换支部 0 人'],
    ['done', 2, '新来 3 人，改了 0 人，换支部 0 人；2 人当时正有人在改，没有动'],
    ['dropped', 0, '没有写，已经放弃'],
    ['ready', 0, ''],
  ] as const)('%s with %i left alone says: %s', (stage, skipped, words) => {
    expect(jobView(aJob({ stage, skipped, counts: { ...NOTHING, new: 3 } }), DAY).outcome).toBe(words)
  })

  test('how far it is stays below the whole until it is done', () => {
    expect(jobView(aJob({ stage: 'reading', progress: 0.999 }), DAY).progress.words).toBe('正在读文件 99%')
  })

  test('nobody leaves without its being asked', () => {
    const counts = { ...NOTHING, absent: 5 }
    expect(applyQuestion(counts, true).content).toContain('5 人今天起转出')
    expect(applyQuestion(counts, false).content).not.toContain('转出')
  })
})

describe('changing the tree', () => {
  const open = { closedOn: null }
  const brief = (id: string, kind: 'committee' | 'party' | 'branch') => ({
    ...{ id, name: id, kind, parentId: 'o_c', closedOn: null, aboveNames: [] },
  })

  test('the district neither moves nor ends, a branch has nothing under it, what is closed stays', () => {
    expect(deedsOf({ kind: 'district', ...open })).toEqual(['create', 'rename'])
    expect(deedsOf({ kind: 'branch', ...open })).not.toContain('create')
    expect(deedsOf({ kind: 'party', closedOn: DAY })).toEqual([])
  })

  test('under each kind only what may hang there is made', () => {
    expect(childKinds('district')).toEqual(['committee'])
    expect(childKinds('committee')).toEqual(['branch', 'party'])
    expect(childKinds('branch')).toEqual([])
    expect(kindChips(childKinds('party'), 'branch')[0]).toMatchObject({ label: '支部', on: true })
  })

  test('a branch moves under a party committee and merges into a branch, never into itself', () => {
    const organizations = [
      brief('o_b', 'branch'),
      brief('o_b2', 'branch'),
      brief('o_p', 'party'),
      brief('o_c', 'committee'),
    ]
    const node = brief('o_b', 'branch')
    const ids = (deed: 'move' | 'merge') => targets({ organizations }, deed, node).map(({ id }) => id)
    expect(ids('merge')).toEqual(['o_b2'])
    expect(ids('move')).toEqual(['o_p'])
  })
})

describe('another signing key', () => {
  const key = (retireAt: number | null) => ({ id: '0001', publicKey: '', retired: false, retireAt })

  test('there is time to print cards anew unless one says otherwise, from today to a year', () => {
    const { first, usual, last } = choices(DAY)
    expect(first).toBe(DAY)
    expect(daysBetween(first, usual)).toBe(60)
    expect(daysBetween(first, last)).toBe(366)
    expect(endWords(usual, DAY)).toBe('2026年7月3日起，还有 60 天')
    expect(endWords(DAY, DAY)).toBe('今天起，马上停用')
  })

  test('one is told which cards end when before it is done', () => {
    expect(changeQuestion('2027-01-22', DAY).content).toContain('2027年1月22日起全部作废')
    expect(changeQuestion(DAY, DAY).content).toContain('马上全部作废')
  })

  test('the cards of keys before say how long they hold, those that ended say nothing', () => {
    expect(leftWords([key(null), key(instantOf(DAY, 0))], at(9))).toBe('')
    const ends = [key(null), key(instantOf('2026-12-01', 0)), key(instantOf('2027-01-22', 0))]
    expect(leftWords(ends, at(9))).toContain('最晚用到2027年1月21日')
  })
})

describe('a sheet of cards', () => {
  beforeAll(() => {
    const file = path.resolve(__dirname, '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(fs.readFileSync(file)).buffer } })
  })

  test('holds eight; the last one what is left', () => {
    const sheets = sheetsOf(Array.from({ length: 45 }, (_, n) => aCard(n)))
    expect(sheets).toHaveLength(6)
    expect(sheets.map((cards) => cards.length)).toEqual([8, 8, 8, 8, 8, 5])
    expect(sheetsOf([])).toEqual([])
  })

  test('keeps every card within the paper, and apart from the others', () => {
    const cards = Array.from({ length: CARDS_TO_SHEET }, (_, n) => aCard(n))
    const frames = drawnSheet(cards).filter((shape) => shape.kind === 'frame')
    expect(frames).toHaveLength(CARDS_TO_SHEET)
    for (const { x, y, width, height } of frames) {
      expect([x >= 0, y >= 0, x + width <= A4.width, y + height <= A4.height]).not.toContain(false)
      const others = frames.filter((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height)
      expect(others).toHaveLength(1)
    }
  })

  test('bears name and branch in words, the branch on as many lines as it needs', () => {
    const words = drawnSheet([aCard(1)]).flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    expect(words).toContain('李桂芬')
    expect(words.join('')).toContain('梅园新村第三支部')
  })

  test('has eight codes that a camera reads, each with its own text', async () => {
    const cards = Array.from({ length: CARDS_TO_SHEET }, (_, n) => aCard(n))
    const found = await readBarcodes(painted(drawnSheet(cards)), {
      formats: ['QRCode'],
      maxNumberOfSymbols: 20,
    })
    expect(found.map(({ text }) => text).sort()).toEqual(cards.map(({ text }) => text).sort())
  })

  test('is printed from a PDF whose codes a camera reads, page by page', async () => {
    const sheets = sheetsOf(Array.from({ length: CARDS_TO_SHEET + 3 }, (_, n) => aCard(n)))
    const letters = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])
    const pdf = Buffer.from(pdfOf(sheets.map((cards) => ({ letters, shapes: drawnSheet(cards) }))))
    const pages = drawingsIn(pdf)
    expect(pages).toHaveLength(2)
    for (const [number, drawing] of pages.entries()) {
      const found = await readBarcodes(painted(drawing), { formats: ['QRCode'], maxNumberOfSymbols: 20 })
      expect(found.map(({ text }) => text).sort()).toEqual(
        (sheets[number] ?? []).map(({ text }) => text).sort(),
      )
    }
  })

  test('a PDF says where each of its objects begins', () => {
    const letters = Uint8Array.from([0xff, 0xd8, 0x0a, 0xff, 0xd9])
    const pdf = Buffer.from(pdfOf([{ letters, shapes: drawnSheet([aCard(1)]) }]))
    const text = pdf.toString('latin1')
    const places = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place))
    expect(places).toHaveLength(5)
    places.forEach((place, at) => expect(text.slice(place)).toMatch(new RegExp(`^${at + 1} 0 obj\\n`)))
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    expect(text.slice(start)).toMatch(/^xref\n0 6\n/)
    expect(pdf.includes(Buffer.from(letters))).toBe(true)
  })
})

describe('a sign-in sheet', () => {
  const person = (n: number, more: Partial<DeskPerson> = {}): DeskPerson => ({
    ...{ id: `m_${n}`, name: `党员${n}`, branch: '第三支部', sound: `dangyuan${100 + n}`, codeId: '' },
    ...{ status: 'signed', ...more },
  })
  const head = { title: '十一月主题党日', lines: ['时间', '地点'], code: 'XHM:SHEET:e_0123456789abcdef' }

  test('names who may come by branch and sound, residents last, then empty lines for who has not signed up', () => {
    const people = [
      person(3, { branch: '', name: '居民' }),
      person(2, { status: 'asked' }),
      person(1),
      person(4, { branch: '第一支部', status: 'waiting' }),
      person(5, { status: 'cancelled' }),
    ]
    const rows = sheetRows(people)
    expect(rows.slice(0, 5).map(({ name, note }) => [name, note])).toEqual([
      ['党员4', '候补'],
      ['党员1', '已报名'],
      ['党员2', ''],
      ['居民', '已报名'],
      ['', '现场'],
    ])
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
  })

  test('has on each page the code of the event, which a camera reads, and a box for each name, all on the paper', async () => {
    const rows = sheetRows(Array.from({ length: 30 }, (_, n) => person(n)))
    expect(sheetCount(rows)).toBe(2)
    const shapes = drawnSignSheet(head, rows, 2)
    const boxes = shapes.filter((shape) => shape.kind === 'frame' && shape.width === shape.height)
    expect(boxes).toHaveLength(rows.length - ROWS_TO_SHEET)
    for (const shape of drawnSignSheet(head, rows, 1))
      if (shape.kind !== 'text')
        expect([shape.x + shape.width <= A4.width, shape.y + shape.height <= A4.height - 120]).toEqual(
          shape === whitePaper ? [true, false] : [true, true],
        )
    const [found] = await readBarcodes(painted(shapes), { formats: ['QRCode'] })
    expect(found?.text).toBe(head.code)
  })
})

/** What the pages of a PDF draw, read back from its bytes: rectangles that are filled. */
function drawingsIn(pdf: Buffer): Shape[][] {
  const streams = [...pdf.toString('latin1').matchAll(/stream\n(q [\s\S]*?)\nendstream/g)]
  return streams.map(([, body = '']) =>
    [...body.matchAll(/^([\d.]+) [\d.]+ [\d.]+ rg (\d+) (\d+) (\d+) (\d+) re f$/gm)].map(
      ([, red, x, y, width, height]): Shape => ({
        ...{ kind: 'fill', x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
        color: Number(red) === 1 ? '#ffffff' : '#000000',
      }),
    ),
  )
}

/** The sheet as pixels; words do not matter to a camera that looks for codes. */
function painted(shapes: readonly Shape[]): ImageData {
  const { width, height } = A4
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const shape of shapes) {
    if (shape.kind !== 'fill') continue
    const grey = shape.color === '#ffffff' ? 255 : 0
    for (let y = shape.y; y < shape.y + shape.height; y++)
      for (let x = shape.x; x < shape.x + shape.width; x++)
        data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3)
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData
}
