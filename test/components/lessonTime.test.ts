import { LessonQueue, type QueuePorts, type Told } from '../../miniprogram/services/lessonQueue'
import type { Waiting } from '../../miniprogram/services/lessonWaiting'
import {
  type PlayerEvent,
  type Track,
  newTrack,
  takeSpans,
  track,
} from '../../miniprogram/services/lessonTrack'
import { CloudError } from '../../miniprogram/services/cloud'
import type { BeatInput, BeatOutput } from '../../miniprogram/shared/contract/lesson'
import { binsOf, mergeBins } from '../../miniprogram/shared/rules/lesson/bins'

/** What a player told, each with its second on the phone's clock. */
const played = (events: readonly (readonly [number, PlayerEvent])[]): Track =>
  events.reduce((state, [second, event]) => track(state, event, second * 1000), newTrack())

const time = (position: number): PlayerEvent => ({ kind: 'time', position })
const play = (position: number): PlayerEvent => ({ kind: 'play', position })

/** Four times a second from one position to another, at a rate. */
function ticks(from: number, to: number, begin: number, rate = 1): [number, PlayerEvent][] {
  const count = Math.round((to - from) * 4)
  return Array.from({ length: count }, (_, n) => [begin + (n + 1) / 4 / rate, time(from + (n + 1) / 4)])
}

describe('what a player tells becomes what was watched', () => {
  test('playing on counts, up to the moment of the pause', () => {
    const state = played([[0, play(0)], ...ticks(0, 10, 0), [10.2, { kind: 'pause', position: 10.2 }]])
    expect(state.spans).toEqual([{ from: 0, to: 10.2 }])
    expect(state.isPlaying).toBe(false)
  })

  test('a jump counts for nothing, and playing goes on from there', () => {
    const jump: PlayerEvent = { kind: 'seek', position: 60 }
    const state = played([[0, play(0)], ...ticks(0, 5, 0), [5.1, jump], ...ticks(60, 65, 5.1)])
    expect(state.spans).toEqual([
      { from: 0, to: 5 },
      { from: 60, to: 65 },
    ])
  })

  test('a jump that the player did not tell of counts for nothing either', () => {
    const state = played([[0, play(0)], ...ticks(0, 5, 0), [5.25, time(60)], ...ticks(60, 61, 5.25)])
    expect(state.spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBeCloseTo(6)
  })

  test('going back counts from there', () => {
    const state = played([[0, play(20)], ...ticks(20, 25, 0), [5.25, time(10)], ...ticks(10, 12, 5.25)])
    expect(state.spans).toEqual([
      { from: 20, to: 25 },
      { from: 10, to: 12 },
    ])
  })

  test('a page that nobody sees counts for nothing, though the sound goes on', () => {
    const state = played([
      [0, play(0)],
      ...ticks(0, 4, 0),
      [4, { kind: 'hide' }],
      ...ticks(4, 30, 4),
      [30, { kind: 'show' }],
      ...ticks(30, 33, 30),
    ])
    expect(state.spans).toEqual([
      { from: 0, to: 4 },
      { from: 30.25, to: 33 },
    ])
  })

  test('a phone that slept tells one long step: it was not watched', () => {
    const state = played([[0, play(0)], ...ticks(0, 4, 0), [604, time(604)]])
    expect(state.spans).toEqual([{ from: 0, to: 4 }])
  })

  test('twice as fast counts only when it was said to be', () => {
    const fast: PlayerEvent = { kind: 'rate', rate: 2 }
    expect(played([[0, fast], [0, play(0)], ...ticks(0, 20, 0, 2)]).spans).toEqual([{ from: 0, to: 20 }])
    const steps: [number, PlayerEvent][] = [3, 6, 9].map((n) => [n, time(n * 4)])
    expect(played([[0, play(0)], ...steps]).spans).toEqual([])
  })

  test('a stopped player that still tells the time counts for nothing', () => {
    expect(played([...ticks(0, 5, 0)]).spans).toEqual([])
  })

  test('what was taken is not there twice', () => {
    const { spans, track: rest } = takeSpans(played([[0, play(0)], ...ticks(0, 5, 0)]))
    expect(spans).toEqual([{ from: 0, to: 5 }])
    expect(track(rest, time(5.25), 5250).spans).toEqual([{ from: 5, to: 5.25 }])
  })
})

const OPENING = { lessonId: 'l_1', version: 1, openedAt: 1_000, seconds: 100 }

/** What storage gives is never what was put in. */
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A server that counts bins as the real one does, and a phone whose storage outlives its app. */
class World {
  stored: Record<string, Waiting> = {}
  bins: number[] = []
  beats: BeatInput[] = []
  finished = 0
  now = 5_000
  answer: (input: BeatInput) => BeatOutput | CloudError = () => ({ kind: 'kept' })
  told: Told[] = []

  ports: QueuePorts = {
    load: () => copied(this.stored),
    save: (all) => void (this.stored = copied(all)),
    now: () => this.now,
    beat: (input) => {
      this.beats.push(input)
      const answer = this.answer(input)
      if (answer instanceof CloudError) return Promise.reject(answer)
      if (answer.kind === 'kept') this.bins = mergeBins(this.bins, binsOf(input.spans, input.seconds))
      return Promise.resolve(answer)
    },
    finish: () => {
      this.finished++
      const standing = { seconds: 0, completedAt: 9_000 }
      return Promise.resolve({ standing, watched: [], needsQuiz: false, minutes: 2 })
    },
  }

  queue(): LessonQueue {
    const queue = new LessonQueue(this.ports)
    queue.listen((told) => this.told.push(told))
    return queue
  }
}

const offline = () => new CloudError('OFFLINE')

describe('what was watched waits on the phone until the server has it', () => {
  test('without a network it is kept, joined, and told in one request later', async () => {
    const world = new World()
    world.answer = offline
    const queue = world.queue()
    for (const from of [0, 15, 30]) {
      queue.add(OPENING, [{ from, to: from + 15 }], from + 15)
      await queue.drain()
    }
    expect(queue.waits('l_1')).toBe(true)
    expect(queue.isReachable).toBe(false)
    expect(queue.kept(OPENING)).toEqual({ spans: [{ from: 0, to: 45 }], position: 45 })
    world.answer = () => ({ kind: 'kept' })
    world.beats = []
    await queue.drain()
    expect(world.beats).toMatchObject([{ spans: [{ from: 0, to: 45 }], position: 45 }])
    expect(queue.waits('l_1')).toBe(false)
    expect(queue.isReachable).toBe(true)
    expect(queue.kept(OPENING)).toBeNull()
  })

  test('an app that was killed goes on with what it had', async () => {
    const world = new World()
    world.answer = offline
    const first = world.queue()
    first.add(OPENING, [{ from: 0, to: 20 }], 20)
    first.finish(OPENING)
    await first.drain()
    world.answer = () => ({ kind: 'kept' })
    await world.queue().drain()
    expect(world.bins).toEqual([0, 1, 2, 3])
    expect(world.finished).toBe(1)
    expect(world.stored).toEqual({})
  })

  test('pieces that are too short for a bin alone count together', async () => {
    const world = new World()
    const queue = world.queue()
    for (const [from, to] of [
      [0, 1.7],
      [1.7, 3.3],
      [3.3, 5],
    ] as const) {
      queue.add(OPENING, [{ from, to }], to)
      await queue.drain()
    }
    expect(world.bins).toEqual([0])
  })

  test('what is too early is told again when its time has come, and nothing is lost', async () => {
    const world = new World()
    const queue = world.queue()
    world.answer = () => ({ kind: 'early', againAt: 60_000 })
    queue.add(OPENING, [{ from: 0, to: 100 }], 100)
    queue.finish(OPENING)
    await queue.drain()
    world.answer = () => ({ kind: 'kept' })
    await queue.drain()
    expect(world.beats).toHaveLength(1)
    expect(world.finished).toBe(0)
    world.now = 60_000
    await queue.drain()
    expect(world.bins).toHaveLength(20)
    expect(world.finished).toBe(1)
  })

  test('what was watched while a request was on its way is told after it', async () => {
    const world = new World()
    const queue = world.queue()
    world.answer = () => {
      if (world.beats.length === 1) queue.add(OPENING, [{ from: 10, to: 20 }], 20)
      return { kind: 'kept' }
    }
    queue.add(OPENING, [{ from: 0, to: 10 }], 10)
    await queue.drain()
    expect(queue.waits('l_1')).toBe(true)
    await queue.drain()
    expect(world.bins).toEqual([0, 1, 2, 3])
  })

  test('an answer that got lost is asked for again, with the same result', async () => {
    const world = new World()
    const queue = world.queue()
    world.answer = (input) => {
      world.bins = mergeBins(world.bins, binsOf(input.spans, input.seconds))
      return offline()
    }
    queue.add(OPENING, [{ from: 0, to: 20 }], 20)
    await queue.drain()
    world.answer = () => ({ kind: 'kept' })
    await queue.drain()
    expect(world.bins).toEqual([0, 1, 2, 3])
  })

  test('a lesson that was revised meanwhile is let go, and the page hears of it', async () => {
    const world = new World()
    const queue = world.queue()
    world.answer = () => ({ kind: 'outdated' })
    queue.add(OPENING, [{ from: 0, to: 20 }], 20)
    await queue.drain()
    expect(world.told).toMatchObject([{ kind: 'beat', answer: { kind: 'outdated' } }])
    expect(world.stored).toEqual({})
  })

  test('a lesson that is refused for good does not stand in the way of others', async () => {
    const world = new World()
    const queue = world.queue()
    world.answer = ({ lessonId }) => (lessonId === 'l_1' ? new CloudError('NOT_FOUND') : { kind: 'kept' })
    queue.add(OPENING, [{ from: 0, to: 20 }], 20)
    queue.add({ ...OPENING, lessonId: 'l_2' }, [{ from: 0, to: 20 }], 20)
    await queue.drain()
    expect(queue.waits('l_1') || queue.waits('l_2')).toBe(false)
    expect(world.bins).toEqual([0, 1, 2, 3])
  })

  test('nothing new is not told', async () => {
    const world = new World()
    const queue = world.queue()
    queue.add(OPENING, [], 0)
    await queue.drain()
    expect(world.beats).toEqual([])
  })
})
