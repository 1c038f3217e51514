import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Cloud, CollectionSchema } from '../../../local/cloud'
import { temporaryFolder, testCloud } from './support/cloud'
import { control } from './support/control'
import { sdk } from './support/sdk'

const schema: CollectionSchema[] = [
  { name: 'things', indexes: [{ name: 'by_code', keys: { code: 1 }, unique: true }] },
  { name: 'others', indexes: [] },
]

const clouds: Cloud[] = []
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.stop()
})

async function start(dataDir: string | null = null, declared = schema): Promise<Cloud> {
  const cloud = await testCloud({ schema: declared, dataDir })
  clouds.push(cloud)
  return cloud
}

const picture = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256))

/** Some of everything. */
async function filled(): Promise<Cloud> {
  const cloud = await start()
  const db = sdk().database()
  await db.createCollection('Things')
  const point = new (db.Geo['Point'] as new (...parts: unknown[]) => object)(113.3, 23.1)
  const values = {
    int: 1,
    double: 1.5,
    long: 12_345_678_901,
    date: new Date(0),
    point,
    regex: /a/i,
    nothing: null,
  }
  await db.collection('things').add({
    data: { _id: 'a', code: 1, ...values, text: '换\u2028行\n"引号"', deep: { list: [[1], { a: 1 }] } },
  })
  await db.collection('things').add({ data: { _id: 7, code: 2 } })
  await db.collection('Things').add({ data: { code: 2 } })
  await cloud.storage.put('图/a b.png', Readable.from([picture]))
  await cloud.storage.put('图/a b.png/empty', Readable.from([]), 'text/x-own')
  await cloud.openapi.grant('oA', 'T', 3)
  await cloud.openapi.setRules([{ kind: 'text', match: 'x', suggest: 'risky', label: 20001 }])
  return cloud
}

/** What an export says, without when it was made. */
async function linesOf(cloud: Cloud): Promise<string[]> {
  const response = await fetch(`${cloud.control.url}export`, {
    headers: { authorization: `Bearer ${cloud.control.token}` },
  })
  const lines = (await response.text()).trimEnd().split('\n')
  return lines.slice(1)
}

/** For comparing: contents of files are long. */
const short = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line.length < 5_000 ? line : `${line.length} ${createHash('md5').update(line).digest('hex')}`,
  )

async function importText(cloud: Cloud, text: string): Promise<string> {
  const headers = { authorization: `Bearer ${cloud.control.token}` }
  const response = await fetch(`${cloud.control.url}import`, { method: 'POST', headers, body: text })
  const answer = (await response.json()) as { error?: string }
  return answer.error ?? 'imported'
}

const header = '{"kind":"environment","format":1,"at":0}'
const whole = (lines: readonly string[]): string => [header, ...lines].join('\n')

test('a stream brings everything over: types, indexes, files, consents, rules', async () => {
  const lines = await linesOf(await filled())
  expect(lines.filter((line) => line.includes('"kind":"document"'))).toHaveLength(3)
  const copy = await start(null, [])
  expect(await importText(copy, whole(lines))).toBe('imported')
  expect(short(await linesOf(copy))).toEqual(short(lines))
  const { data } = await sdk().database().collection('things').doc('a').get()
  expect(data).toMatchObject({ date: new Date(0), text: '换\u2028行\n"引号"', double: 1.5 })
  const read = await copy.storage.files.read('图/a b.png')
  const chunks: Buffer[] = []
  for await (const chunk of read?.content ?? []) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).equals(picture)).toBe(true)
})

test('a folder brings everything over, with a document on each line and the files as they are', async () => {
  const cloud = await filled()
  const folder = join(temporaryFolder(), 'export')
  await control(cloud, 'POST', 'export', { folder })
  expect(readdirSync(join(folder, 'collections')).sort()).toEqual([
    'Things.jsonl',
    'others.jsonl',
    'things~2.jsonl',
  ])
  const documents = readFileSync(join(folder, 'collections', 'things~2.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  expect(documents.map((line) => (JSON.parse(line) as { _id: unknown })._id)).toEqual([
    { $numberInt: '7' },
    'a',
  ])
  expect(readFileSync(join(folder, 'files', '1.png')).equals(picture)).toBe(true)
  const copy = await start()
  await control(copy, 'POST', 'import-folder', { folder })
  expect(short(await linesOf(copy))).toEqual(short(await linesOf(cloud)))
})

test('an import replaces what was there, and its indexes are at work', async () => {
  const lines = await linesOf(await filled())
  const copy = await start()
  await sdk()
    .database()
    .collection('others')
    .add({ data: { _id: 'old' } })
  await copy.storage.put('old.txt', Readable.from(['old']))
  await importText(copy, whole(lines))
  expect(short(await linesOf(copy))).toEqual(short(lines))
  await expect(
    sdk()
      .database()
      .collection('things')
      .add({ data: { code: 1 } }),
  ).rejects.toThrow('E11000')
})

test('an import survives a restart, indexes of undeclared collections included', async () => {
  const lines = await linesOf(await filled())
  const dataDir = temporaryFolder()
  const first = await start(dataDir, [])
  await sdk().database().createCollection('gone')
  await importText(first, whole(lines))
  await first.stop()
  const second = await start(dataDir, [])
  expect(short(await linesOf(second))).toEqual(short(lines))
  await expect(
    sdk()
      .database()
      .collection('things')
      .add({ data: { code: 1 } }),
  ).rejects.toThrow('E11000')
})

describe('what is not a whole export changes nothing', () => {
  test.each<[string, (lines: string[]) => string, string]>([
    ['nothing', () => '', 'no export of format 1'],
    ['something else', () => '{"a":1}', 'Line 1 is not one of an export'],
    ['no JSON', () => 'hello', 'Line 1 is not one of an export'],
    ['another format', (lines) => [header.replace('1', '9'), ...lines].join('\n'), 'no export of format 1'],
    ['one that was cut off', (lines) => whole(lines.slice(0, -1)), 'not complete'],
    [
      'one that lacks a document',
      (lines) => whole(lines.filter((line) => !line.includes('"a"'))),
      'documents instead of 3',
    ],
    [
      'one that lacks a file',
      (lines) => whole(lines.filter((line) => !/"file"|"bytes"/.test(line))),
      'documents instead of 3, or files',
    ],
    ['one that lacks a piece of a file', (lines) => whole(removeOne(lines, '"bytes"')), 'bytes instead of'],
    [
      'one whose collection is missing',
      (lines) => whole(removeOne(lines, '"kind":"collection","name":"things"')),
      'which is not there',
    ],
    [
      'a file that would leave its folder',
      (lines) => whole(lines.map((line) => line.replace('"path":"图/a b.png"', '"path":"../a"'))),
      "must not have '..'",
    ],
    [
      'a value twice in a unique index',
      (lines) => whole(lines.map((line) => line.replace(/"code":\{"\$numberInt":"\d"\}/, '"code":1'))),
      'E11000',
    ],
    [
      'a document twice',
      (lines) => whole(lines.map((line) => line.replace('{"$numberInt":"7"}', '"a"'))),
      'E11000',
    ],
    [
      'a document that cannot be read',
      (lines) => whole(lines.map((line) => line.replace('"$numberInt":"7"', '"$numberInt":"x"'))),
      'malformed $numberInt',
    ],
  ])('%s', async (_what, spoil, sentence) => {
    const cloud = await filled()
    const lines = await linesOf(cloud)
    expect(await importText(cloud, spoil(lines))).toContain(sentence)
    expect(short(await linesOf(cloud))).toEqual(short(lines))
    expect(readdirSync(cloud.storage.files.folder)).toHaveLength(2)
  })
})

test('an export of a file that is replaced meanwhile is broken off, not wrong', async () => {
  const cloud = await start()
  await cloud.storage.put('a.bin', Readable.from([Buffer.alloc(24_000_000)]))
  await cloud.storage.put('b.txt', Readable.from(['before']))
  const headers = { authorization: `Bearer ${cloud.control.token}` }
  const response = await fetch(`${cloud.control.url}export`, { headers })
  await cloud.storage.put('b.txt', Readable.from(['after']))
  await expect(response.text()).rejects.toThrow()
})

test('an export goes into an empty folder only', async () => {
  const cloud = await start()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'mine.txt'), 'x')
  await expect(control(cloud, 'POST', 'export', { folder })).rejects.toThrow('is not empty')
  expect(readdirSync(folder)).toEqual(['mine.txt'])
})

test('a folder whose parts are missing, or that points elsewhere, is refused', async () => {
  const cloud = await filled()
  const around = temporaryFolder()
  const folder = join(around, 'export')
  writeFileSync(join(around, 'secret'), 'not part of it')
  await cloud.exportTo(folder)
  const main = join(folder, 'environment.jsonl')
  const text = readFileSync(main, 'utf8')
  writeFileSync(main, text.replace('"files/1.png"', '"../secret"'))
  await expect(cloud.importFrom(folder)).rejects.toThrow('A part of the export is missing: ../secret')
  writeFileSync(main, text)
  rmSync(join(folder, 'files', '1.png'))
  await expect(cloud.importFrom(folder)).rejects.toThrow('A part of the export is missing: files/1.png')
})

function removeOne(lines: string[], part: string): string[] {
  const at = lines.findIndex((line) => line.includes(part))
  return lines.filter((_, i) => i !== at)
}
