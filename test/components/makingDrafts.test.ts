import { CloudError } from '../../miniprogram/services/cloud'
import type { LessonUpload } from '../../miniprogram/services/making'
import { Drafts } from '../../miniprogram/packages/making/drafts'
import type { Making } from '../../miniprogram/packages/making/making'
import { Uploads } from '../../miniprogram/packages/making/uploads'
import type { LessonDraft, LessonWork } from '../../miniprogram/shared/contract/lessonMaking'
import { aDraft, aWork } from './support/making'

/** A server with one lesson, and phones that write it; `pending` are saves that wait for their moment. */
class Server {
  work: LessonWork = aWork()
  isReachable = true
  saves = 0

  save(draft: LessonDraft, revision: number): LessonWork {
    if (!this.isReachable) throw new CloudError('OFFLINE')
    this.saves += 1
    if (revision !== this.work.revision) throw new CloudError('LESSON_SAVED_ELSEWHERE')
    this.work = { ...this.work, draft, revision: revision + 1 }
    return this.work
  }
}

function phone(server: Server) {
  const kept = new Map<string, Making>()
  const pending: (() => void)[] = []
  const make = () =>
    new Drafts({
      fetch: () => Promise.resolve(server.work),
      save: ({ draft, revision }) => Promise.resolve().then(() => server.save(draft, revision)),
      recall: (id) => kept.get(id) ?? null,
      keep: (one) => void kept.set(one.lessonId, one),
      forget: (id) => void kept.delete(id),
      now: () => 1_000,
      soon: (_, run) => void pending.push(run),
    })
  return { drafts: make(), restart: make, pending }
}

const ID = 'l_1'

describe('a draft on the phone', () => {
  let server: Server
  beforeEach(() => (server = new Server()))

  test('is kept at every letter and saved a moment later', async () => {
    const { drafts, pending } = phone(server)
    drafts.take(server.work)
    expect(drafts.state(ID)).toEqual({ kind: 'untouched' })
    drafts.edit(ID, { title: '防' })
    drafts.edit(ID, { title: '防火' })
    expect(drafts.state(ID)).toEqual({ kind: 'kept' })
    expect(pending).toHaveLength(2)
    await drafts.save(ID)
    expect([server.work.draft.title, server.saves]).toEqual(['防火', 1])
    expect(drafts.state(ID)).toEqual({ kind: 'saved', at: 1_000 })
    expect(drafts.isSaved(ID)).toBe(true)
  })

  test('what was written without a network is there after the app died, and is sent then', async () => {
    const one = phone(server)
    one.drafts.take(server.work)
    server.isReachable = false
    one.drafts.edit(ID, { intro: '没有网络' })
    await one.drafts.save(ID)
    expect(one.drafts.state(ID)).toEqual({ kind: 'kept' })
    server.isReachable = true
    const again = one.restart()
    expect(again.take(server.work).draft.intro).toBe('没有网络')
    await again.save(ID)
    expect(server.work.draft.intro).toBe('没有网络')
  })

  test('what was typed while it was being saved is not lost', async () => {
    const { drafts, pending } = phone(server)
    drafts.take(server.work)
    drafts.edit(ID, { title: '甲' })
    const saving = drafts.save(ID)
    await Promise.resolve()
    drafts.edit(ID, { title: '甲乙' })
    await saving
    expect(drafts.get(ID)?.draft.title).toBe('甲乙')
    pending.pop()?.()
    await drafts.save(ID)
    expect(server.work.draft.title).toBe('甲乙')
  })

  test('what another phone changed elsewhere is put together with it', async () => {
    const { drafts } = phone(server)
    drafts.take(server.work)
    server.save({ ...server.work.draft, theme: '特色' }, server.work.revision)
    drafts.edit(ID, { intro: '简介' })
    await drafts.save(ID)
    expect(server.work.draft).toMatchObject({ theme: '特色', intro: '简介' })
    expect(drafts.state(ID).kind).toBe('saved')
  })

  test.each([
    ['mine', '这部', '那部'],
    ['theirs', '那部', '这部'],
  ] as const)(
    'what both changed waits until one is chosen (%s), and the other can be fetched back',
    async (prefer, chosen, other) => {
      const { drafts } = phone(server)
      drafts.take(server.work)
      server.save({ ...server.work.draft, title: '那部', theme: '那部的' }, server.work.revision)
      drafts.edit(ID, { title: '这部', intro: '只有这部' })
      await drafts.save(ID)
      expect(drafts.state(ID)).toEqual({ kind: 'clash' })
      expect(drafts.get(ID)?.clash?.fields).toEqual(['title'])
      expect(server.work.draft.title).toBe('那部')
      await drafts.settle(ID, prefer)
      expect(server.work.draft).toMatchObject({ title: chosen, intro: '只有这部', theme: '那部的' })
      expect(drafts.state(ID).kind).toBe('saved')
      await drafts.fetchBack(ID)
      expect(server.work.draft).toMatchObject({ title: other, intro: '只有这部', theme: '那部的' })
      await drafts.fetchBack(ID)
      expect(server.work.draft.title).toBe(chosen)
    },
  )

  test('after the same revision was touched by the server itself, what is written here goes on', async () => {
    const { drafts } = phone(server)
    drafts.take(server.work)
    drafts.edit(ID, { blocks: [{ kind: 'text', text: '我写的', fileId: null }] })
    server.work = { ...server.work, draft: { ...server.work.draft, blocks: [], fileId: 'cloud://kept' } }
    drafts.take(server.work)
    await drafts.save(ID)
    expect(server.work.draft).toMatchObject({ blocks: [{ text: '我写的' }], fileId: 'cloud://kept' })
  })

  test('a refusal that no further try would change is said', async () => {
    const { drafts } = phone(server)
    drafts.take(server.work)
    drafts.edit(ID, { title: '太晚' })
    server.save = () => {
      throw new CloudError('LESSON_NOT_EDITABLE')
    }
    await drafts.save(ID)
    expect(drafts.state(ID)).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('评审') })
  })

  test('another version begins afresh', () => {
    const { drafts } = phone(server)
    drafts.take(server.work)
    drafts.edit(ID, { title: '旧的一版' })
    expect(drafts.take({ ...server.work, version: 2 }).draft.title).toBe(aDraft().title)
  })
})

const upload = (id: string): LessonUpload => ({
  ...{
    id,
    lessonId: ID,
    path: `wxfile://usr/${id}`,
    cloudPath: `uploads/lesson/${id}.mp4`,
    name: id,
    bytes: 1,
  },
})

function storage() {
  let kept: LessonUpload[] = []
  const seen = {
    placed: [] as string[],
    forgotten: [] as string[],
    sends: 0,
    fails: 0,
    wanted: true,
    there: true,
  }
  const make = () =>
    new Uploads({
      send: (one, onProgress) => {
        seen.sends += 1
        onProgress(0.5)
        return seen.sends <= seen.fails
          ? Promise.reject(new Error('no network'))
          : Promise.resolve(`cloud://${one.id}`)
      },
      isThere: () => seen.there,
      forget: ({ id }) => void seen.forgotten.push(id),
      recall: () => kept,
      keep: (all) => (kept = all),
      isWanted: () => seen.wanted,
      place: (one, fileId) => Promise.resolve(void seen.placed.push(`${one.id}=${fileId}`)),
      pause: () => Promise.resolve(),
    })
  return { seen, make, kept: () => kept }
}

describe('a file on its way', () => {
  test('is sent, put into the draft, and then let go of', async () => {
    const { seen, make, kept } = storage()
    const uploads = make()
    const shares: number[] = []
    uploads.listen(() => shares.push(uploads.state('a')?.share ?? -1))
    uploads.add([upload('a')])
    await uploads.run()
    expect([seen.placed, seen.forgotten, kept()]).toEqual([['a=cloud://a'], ['a'], []])
    expect(shares).toEqual([0, 0.5, -1])
  })

  test('is kept when it does not go, and goes on where the app was, without being chosen again', async () => {
    const { seen, make, kept } = storage()
    seen.fails = 3
    const uploads = make()
    uploads.add([upload('a')])
    await uploads.run()
    expect([uploads.state('a')?.state, seen.sends, kept().length]).toEqual(['failed', 3, 1])
    const again = make()
    expect(again.state('a')).toEqual({ state: 'waiting', share: 0 })
    await again.run()
    expect([seen.placed, kept()]).toEqual([['a=cloud://a'], []])
  })

  test('is tried again when somebody asks for it', async () => {
    const { seen, make } = storage()
    seen.fails = 3
    const uploads = make()
    uploads.add([upload('a')])
    await uploads.run()
    await uploads.run()
    expect(seen.placed).toEqual(['a=cloud://a'])
  })

  test('that nobody wants any more is not sent, and one that is gone is said to be lost', async () => {
    const { seen, make, kept } = storage()
    const uploads = make()
    seen.wanted = false
    uploads.add([upload('a')])
    await uploads.run()
    expect([seen.sends, kept(), seen.forgotten]).toEqual([0, [], ['a']])
    Object.assign(seen, { wanted: true, there: false })
    uploads.add([upload('b')])
    await uploads.run()
    expect(uploads.state('b')).toEqual({ state: 'lost', share: 0 })
    expect(uploads.state('c')).toBeNull()
  })
})
