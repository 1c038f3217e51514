import { createClock, StartError, type Cloud, type CloudOptions } from '../../../local/cloud'
import { temporaryFolder, testCloud, writeFunction } from './support/cloud'
import { sdk } from './support/sdk'

/** Keeps what it was told and what it saw. */
const remembers = `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async (event) => {
    const { SOURCE = '', OPENID = '' } = cloud.getWXContext()
    const { TRIGGER_SRC = '' } = process.env
    await cloud.database().collection('things').add({
      data: { event, now: Date.now(), SOURCE, OPENID, TRIGGER_SRC },
    })
  }`

const start = Date.parse('2026-11-22T09:00:00+08:00')
const minute = 60_000
const hour = 60 * minute

const timer = (name: string, config: string): object => ({ name, type: 'timer', config })

let cloud: Cloud
afterEach(() => cloud?.stop())

/** A cloud whose time stands at nine o'clock, with these functions and their triggers. */
async function cloudWith(
  functions: Record<string, [code: string, ...triggers: object[]]>,
  options: Partial<CloudOptions> = {},
): Promise<void> {
  const folder = temporaryFolder()
  for (const [name, [code, ...triggers]] of Object.entries(functions)) {
    writeFunction(folder, name, code, { timeout: 5, triggers })
  }
  const clock = createClock()
  clock.freeze(start)
  cloud = await testCloud({ functionsDir: folder, clock, ...options })
}

interface Kept {
  event: { Type: string; TriggerName: string; Time: string }
  now: number
  [name: string]: unknown
}

const kept = async (): Promise<Kept[]> =>
  (await sdk().database().collection('things').get()).data as unknown as Kept[]
const runs = (): unknown[] =>
  cloud.timers.history().map(({ name, at, error, skipped }) => [name, (at - start) / minute, error, skipped])

test('a timer fires when the clock is moved on to its instant, not before', async () => {
  await cloudWith({ nightly: [remembers, timer('backup', '0 30 9 * * * *')] })
  expect(cloud.timers.list()).toMatchObject([
    { function: 'nightly', name: 'backup', next: start + 30 * minute, running: false, last: null },
  ])
  await cloud.advance(29 * minute)
  expect(runs()).toEqual([])
  await cloud.advance(minute)
  expect(runs()).toEqual([['backup', 30, '', false]])
  expect(cloud.timers.list()).toMatchObject([
    { next: start + 24.5 * hour, last: { at: start + 30 * minute } },
  ])
})

test('the function is told which timer and when, and that it runs for nobody', async () => {
  await cloudWith({ nightly: [remembers, timer('backup', '0 30 9 * * * *')] })
  await cloud.advance(hour)
  expect(await kept()).toMatchObject([
    {
      event: { Type: 'Timer', TriggerName: 'backup', Time: '2026-11-22T01:30:00Z' },
      now: start + 30 * minute,
      SOURCE: 'wx_trigger',
      OPENID: '',
      TRIGGER_SRC: 'timer',
    },
  ])
})

test('a call after a timer has no trace of it', async () => {
  await cloudWith({ nightly: [remembers, timer('backup', '0 30 9 * * * *')] })
  await cloud.advance(hour)
  await cloud.invoke('nightly', {}, { openid: 'oMe', appid: 'wx' })
  expect((await kept())[1]).toMatchObject({ SOURCE: 'wx_client', OPENID: 'oMe', TRIGGER_SRC: '' })
})

test('everything that becomes due runs in order, each at its own instant', async () => {
  await cloudWith({
    first: [remembers, timer('twice', '0 */30 * * * * *')],
    second: [remembers, timer('between', '0 10,45 * * * * *')],
  })
  await cloud.advance(hour)
  const seen = (await kept()).map(({ event, now }) => [event.TriggerName, (now - start) / minute])
  expect(seen).toEqual([
    ['between', 10],
    ['twice', 30],
    ['between', 45],
    ['twice', 60],
  ])
  expect(cloud.clock.now()).toBe(start + hour)
})

test('clock.advance fires the same, for those who cannot wait', async () => {
  await cloudWith({ first: [remembers, timer('often', '0 */20 * * * * *')] })
  cloud.clock.advance(hour)
  await cloud.timers.settled()
  expect(runs()).toEqual([20, 40, 60].map((at) => ['often', at, '', false]))
})

test('what a jump of the clock passes over did not happen', async () => {
  await cloudWith({ first: [remembers, timer('often', '0 */20 * * * * *')] })
  cloud.clock.set(start + 50 * minute)
  await cloud.advance(10 * minute)
  expect(runs()).toEqual([['often', 60, '', false]])
  cloud.clock.set(start)
  await cloud.advance(20 * minute)
  expect(runs()[1]).toEqual(['often', 20, '', false])
})

test('while time passes by itself, timers fire by themselves', async () => {
  await cloudWith({ first: [remembers, timer('soon', '1 0 9 * * * *')] })
  cloud.clock.set(start + 900)
  cloud.clock.resume()
  while (runs().length === 0) await new Promise((done) => setTimeout(done, 10))
  expect(runs()).toEqual([['soon', 1 / 60, '', false]])
})

test('a trigger that still runs is left out, and others are not held up', async () => {
  const waits = `exports.main = () => new Promise((done) => setTimeout(done, 1500))`
  await cloudWith({
    slow: [waits, timer('slow', '* * * * * * *')],
    quick: ['exports.main = () => 1', timer('quick', '* * * * * * *')],
  })
  cloud.clock.resume()
  const of = (name: string, skipped: boolean): number =>
    cloud.timers.history().filter((run) => run.name === name && run.skipped === skipped).length
  while (of('slow', false) < 1 || of('quick', false) < 2) await new Promise((done) => setTimeout(done, 10))
  expect(of('slow', true)).toBeGreaterThan(0)
  expect(of('quick', true)).toBe(0)
})

test('a function that fails is noted with its error, and the timer goes on', async () => {
  await cloudWith({
    bad: [`exports.main = () => { throw new Error('no luck') }`, timer('bad', '0 */30 * * * * *')],
  })
  await cloud.advance(hour)
  expect(runs()).toEqual([30, 60].map((at) => ['bad', at, 'Error: no luck', false]))
  const [run] = cloud.timers.history()
  expect(cloud.logs(run?.requestId ?? '')).toMatchObject([{ level: 'uncaught' }])
  expect(cloud.invocations()).toMatchObject([{ trigger: 'timer', error: 'Error: no luck' }, {}])
})

test('a year of seconds ends, with a warning', async () => {
  const warnings: string[] = []
  const limits = { timerCatchUp: 5 }
  await cloudWith(
    { first: ['exports.main = () => 1', timer('often', '* * * * * * *')] },
    { limits, onWarning: (sentence) => void warnings.push(sentence) },
  )
  await cloud.advance(365 * 24 * hour)
  expect(runs()).toHaveLength(5)
  expect(warnings).toEqual([expect.stringContaining('often')])
  expect(cloud.clock.now()).toBe(start + 365 * 24 * hour)
  expect(cloud.timers.list()).toMatchObject([{ next: cloud.clock.now() + 1000 }])
})

test('a timer can be run by hand', async () => {
  await cloudWith({ nightly: [remembers, timer('backup', '0 0 2 * * * *')] })
  expect(await cloud.timers.run('nightly', 'backup')).toBe(true)
  expect(await cloud.timers.run('nightly', 'other')).toBe(false)
  expect(runs()).toEqual([['backup', 0, '', false]])
})

test.each([
  [
    timer('backup', '0 0 2 * * *'),
    'The config.json of the function nightly is wrong: the trigger "backup" cannot be read: "0 0 2 * * *" has 6 fields',
  ],
  [timer('', '0 0 2 * * * *'), 'a trigger has no name'],
  [{ name: 'backup', type: 'cron', config: '' }, 'not of type "timer"'],
  [{ name: 'backup', type: 'timer' }, 'has no config'],
  ['backup', 'a trigger has no name'],
])('a cloud does not start with the trigger %j', async (trigger, sentence) => {
  const starting = cloudWith({ nightly: [remembers, trigger as object] })
  await expect(starting).rejects.toThrow(StartError)
  await expect(starting).rejects.toThrow(sentence)
})

test('two triggers of one name are refused; two of one function work here, with a warning, and not in WeChat', async () => {
  const warnings: string[] = []
  const options = { onWarning: (sentence: string) => void warnings.push(sentence) }
  await expect(
    cloudWith({ f: [remembers, timer('a', '0 0 2 * * * *'), timer('a', '0 0 3 * * * *')] }),
  ).rejects.toThrow('the same name')
  await cloudWith({ f: [remembers, timer('a', '0 0 2 * * * *'), timer('b', '0 0 3 * * * *')] }, options)
  expect(warnings).toEqual([expect.stringContaining('WeChat takes one')])
  expect(cloud.timers.list()).toHaveLength(2)
})

test('a rebuild brings new timers; one that is wrong is told and the old ones stay', async () => {
  const folder = temporaryFolder()
  const warnings: string[] = []
  writeFunction(folder, 'nightly', remembers, { triggers: [timer('old', '0 0 2 * * * *')] })
  cloud = await testCloud({ functionsDir: folder, onWarning: (sentence) => void warnings.push(sentence) })
  writeFunction(folder, 'nightly', remembers, { triggers: [timer('new', '0 0 3 * * * *')] })
  cloud.reloadFunctions()
  expect(cloud.timers.list()).toMatchObject([{ name: 'new' }])
  writeFunction(folder, 'nightly', remembers, { triggers: [timer('wrong', 'x')] })
  cloud.reloadFunctions()
  expect(warnings).toEqual([expect.stringContaining('"wrong" cannot be read')])
  expect(cloud.timers.list()).toMatchObject([{ name: 'new' }])
})
