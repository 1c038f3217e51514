import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCloud, StartError } from '../../../local/cloud'
import { plain, temporaryFolder, testCloud } from './support/cloud'
import { startInVain, startProcess } from './support/process'
import { sdk, type Collection } from './support/sdk'

jest.setTimeout(60_000)

// The SDK warns of each request that was cut off, three seconds later and so after the tests have ended.
console.warn = () => undefined

const collection = (): Collection => sdk().database({ throwOnNotFound: false }).collection('things')

/** Adds pairs, several at a time, until it is told to stop. Notes a pair only when the cloud has said that it is there. */
function keepWriting(round: number, noted: string[]): { stop(): Promise<void> } {
  let writing = true
  const writer = async (lane: number): Promise<void> => {
    for (let i = 0; writing; i++) {
      const pair = `${round}-${lane}-${i}`
      const data = ['left', 'right'].map((side) => ({ _id: `${pair}-${side}`, pair, text: '字'.repeat(200) }))
      const done = await collection()
        .add({ data })
        .then(
          () => true,
          () => false,
        )
      if (!done) return
      noted.push(pair)
    }
  }
  const writers = Array.from({ length: 6 }, (_value, lane) => writer(lane))
  return {
    stop: async () => {
      writing = false
      await Promise.all(writers)
    },
  }
}

async function countPairs(): Promise<Map<unknown, number>> {
  const found = new Map<unknown, number>()
  for (let skip = 0; ; skip += 1000) {
    const { data } = await collection().skip(skip).limit(1000).field({ pair: true, text: true }).get()
    for (const { pair, text } of data) {
      expect(text).toBe('字'.repeat(200))
      found.set(pair, (found.get(pair) ?? 0) + 1)
    }
    if (data.length < 1000) return found
  }
}

test('a cloud that is killed while it writes keeps all that it has confirmed, and no half of a write', async () => {
  const folder = join(temporaryFolder(), 'data')
  const noted: string[] = []
  for (let round = 0; round < 4; round++) {
    const cloud = await startProcess('--data', folder)
    if (round === 0) await sdk().database().createCollection('things')
    const found = await countPairs()
    expect(noted.filter((pair) => found.get(pair) !== 2)).toEqual([])
    expect([...found.values()].filter((count) => count !== 2)).toEqual([])
    const writing = keepWriting(round, noted)
    const before = noted.length
    while (noted.length < before + 40) await new Promise((done) => setTimeout(done, 1 + Math.random() * 20))
    await cloud.end('SIGKILL')
    await writing.stop()
  }
  expect(noted.length).toBeGreaterThanOrEqual(160)
})

test('everything is there after an orderly stop, types and indexes included', async () => {
  const dataDir = temporaryFolder()
  const unique = [{ name: 'things', indexes: [{ name: 'by_n', keys: { n: 1 as const }, unique: true }] }]
  const first = await testCloud({ dataDir, schema: unique })
  await collection().add({ data: { _id: 'a', n: 1, at: new Date(5), large: 12345678901, text: '红梅' } })
  await collection().add({ data: { _id: 7, n: 2, list: [{ deep: [1.5] }] } })
  await collection()
    .doc('gone')
    .set({ data: { n: 3 } })
  await collection().doc('gone').remove()
  await first.stop()

  const second = await testCloud({ dataDir, schema: unique })
  expect((await collection().orderBy('n', 'asc').get()).data).toEqual([
    { _id: 'a', n: 1, at: new Date(5), large: 12345678901, text: '红梅' },
    { _id: 7, n: 2, list: [{ deep: [1.5] }] },
  ])
  await expect(collection().add({ data: { n: 2 } })).rejects.toMatchObject({ errCode: -502001 })
  await second.stop()
})

describe('a data folder', () => {
  test('has one owner at a time, in this process', async () => {
    const dataDir = temporaryFolder()
    const cloud = await testCloud({ dataDir })
    await expect(startCloud({ dataDir, schema: [] })).rejects.toThrow(/in use by another local cloud/)
    await cloud.stop()
    const next = await testCloud({ dataDir })
    await next.stop()
  })

  test('has one owner among processes, who is told in one sentence', async () => {
    const folder = temporaryFolder()
    const owner = await startProcess('--data', folder)
    const { code, said } = await startInVain('--data', folder)
    expect([code, said.trim().split('\n')]).toEqual([
      1,
      [expect.stringMatching(/is in use by another local cloud \(process \d+\)\.$/)],
    ])
    expect(await owner.end('SIGTERM')).toBe(0)
  })

  test('is not taken for owned because a killed owner left its mark', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.pid, port: 1, token: 'gone' }))
    const cloud = await testCloud({ dataDir })
    await cloud.stop()
    writeFileSync(join(dataDir, 'owner.json'), '{"pid":')
    const next = await testCloud({ dataDir })
    await next.stop()
  })

  test.each(['junk', 'x'.repeat(20_000)])(
    'that holds something else is refused with a sentence',
    async (content) => {
      const dataDir = temporaryFolder()
      writeFileSync(join(dataDir, 'cloud.mdb'), content)
      const start = startCloud({ dataDir, schema: [] })
      await expect(start).rejects.toThrow(StartError)
      await expect(start).rejects.toThrow(/damaged store, or something else/)
    },
  )

  test('that is a file, or of another version, is refused with a sentence', async () => {
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'file'), '')
    await expect(startCloud({ dataDir: join(folder, 'file'), schema: [] })).rejects.toThrow(
      /is a file, not a folder/,
    )
  })
})

test('a busy port and wrong arguments end the process with a sentence', async () => {
  const cloud = await testCloud({ schema: plain('things') })
  const { port } = new URL(cloud.url)
  const [busy, nowhere, wrong] = await Promise.all([
    startInVain('--memory', '--port', port),
    startInVain('--port', '0'),
    startInVain('--memory', '--port', 'x'),
  ])
  expect(busy).toEqual({ code: 1, said: `Port ${port} is in use. Choose another one with --port.\n` })
  expect(nowhere).toMatchObject({ code: 1, said: expect.stringMatching(/^usage/) })
  expect(wrong).toMatchObject({ code: 1, said: '--port x: not a port\n' })
  await cloud.stop()
})
