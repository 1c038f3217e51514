import { dispatch, eventsOf, load, mount, tap, textOf } from './support/simulate'
import { aSpaceDay, at, minutes, range } from './support/examples'

const NAMES = [
  ...['x-button', 'x-stepper', 'x-list-state', 'x-day-strip', 'x-slot-picker', 'x-switch'],
  ...['x-field', 'x-chips', 'x-progress'],
]
const ids: Record<string, string> = {}

beforeAll(() => {
  for (const name of NAMES) ids[name] = load(name)
})

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(at(8))
})

const put = (name: string, properties: Record<string, unknown>) => mount(ids[name] ?? '', properties)

describe('the button', () => {
  test('lets a tap out', async () => {
    const button = put('x-button', { label: '预约' })
    const taps = eventsOf(button, 'tap')
    await tap(button, '.button')
    expect(taps).toHaveLength(1)
  })

  test.each(['disabled', 'busy'])('lets no tap out while it is %s', async (state) => {
    const button = put('x-button', { label: '预约', [state]: true })
    const taps = eventsOf(button, 'tap')
    await tap(button, '.button')
    expect(taps).toHaveLength(0)
  })

  test('shows its words, and that it waits', () => {
    const button = put('x-button', { label: '预约', busy: true })
    expect(textOf(button, '.label')).toBe('预约')
    expect(button.querySelector('.wait')).toBeTruthy()
  })
})

describe('the button that WeChat answers', () => {
  const answered = async (openType: string, event: string, detail: object = {}) => {
    const button = put('x-button', { label: '同意', openType })
    const [phones, agrees] = [eventsOf(button, 'phone'), eventsOf(button, 'agree')]
    await dispatch(button, '.native', event, detail)
    return { phones, agrees }
  }

  test('hands on the code of the number', async () => {
    const { phones, agrees } = await answered('getPhoneNumber', 'getphonenumber', { code: 'c1' })
    expect([phones, agrees]).toEqual([[{ code: 'c1' }], []])
  })

  test('says that the notice was agreed to', async () => {
    const { phones, agrees } = await answered('agreePrivacyAuthorization', 'agreeprivacyauthorization')
    expect([phones, agrees.length]).toEqual([[], 1])
  })

  test('is no such button while it waits', () => {
    const button = put('x-button', { label: '同意', openType: 'getPhoneNumber', busy: true })
    expect(button.querySelector('.native')).toBeFalsy()
  })
})

describe('the field', () => {
  test('tells every letter, and the word of the keyboard', async () => {
    const field = put('x-field', { label: '姓名' })
    const [changes, dones] = [eventsOf(field, 'change'), eventsOf(field, 'done')]
    await dispatch(field, '.input', 'input', { value: '周' })
    await dispatch(field, '.input', 'confirm', { value: '周小燕' })
    expect([changes, dones]).toEqual([[{ value: '周' }], [{ value: '周小燕' }]])
  })

  test('can be emptied, once there is something in it', async () => {
    const field = put('x-field', { label: '姓名', value: '' })
    expect(field.querySelector('.clear')).toBeFalsy()
    field.setData({ value: '周' })
    const changes = eventsOf(field, 'change')
    await tap(field, '.clear')
    expect(changes).toEqual([{ value: '' }])
  })

  test('says below what is wrong', () => {
    const field = put('x-field', { label: '手机号', wrong: '手机号是 11 位' })
    expect(textOf(field, '.wrong')).toBe('手机号是 11 位')
    expect(put('x-field', { label: '手机号' }).querySelector('.wrong')).toBeFalsy()
  })
})

test('chips say which one was tapped, and leave the change to their page', async () => {
  const chips = [
    { id: 'over60', label: '60 岁以上', on: false },
    { id: 'notBound', label: '没绑定', on: true },
  ]
  const row = put('x-chips', { chips, many: true })
  const changes = eventsOf(row, 'change')
  await tap(row, '.chip-notBound')
  expect(changes).toEqual([{ id: 'notBound' }])
  expect(row.querySelectorAll('.on')).toHaveLength(1)
})

test('progress is said in words too', () => {
  const bar = put('x-progress', { share: 0.25, words: '正在读文件 25%' })
  expect(textOf(bar, '.words')).toBe('正在读文件 25%')
})

describe('the stepper', () => {
  test('goes up and down by one', async () => {
    const stepper = put('x-stepper', { value: 3, least: 1, most: 5, unit: '人' })
    const changes = eventsOf(stepper, 'change')
    await tap(stepper, '.more')
    await tap(stepper, '.less')
    expect(changes).toEqual([{ value: 4 }, { value: 2 }])
  })

  test('stays within least and most', async () => {
    const stepper = put('x-stepper', { value: 1, least: 1, most: 1 })
    const changes = eventsOf(stepper, 'change')
    await tap(stepper, '.more')
    await tap(stepper, '.less')
    expect(changes).toEqual([])
  })
})

describe('what stands in place of a list', () => {
  test('loading shows what will come as grey bars, and no words', () => {
    const state = put('x-list-state', { face: 'loading', title: '没有' })
    expect(state.querySelectorAll('.waiting')).toHaveLength(3)
    expect(state.querySelector('.card-title')).toBeFalsy()
  })

  test('failed says so and can be tried again', async () => {
    const state = put('x-list-state', {
      face: 'failed',
      title: '没有拿到',
      note: '网络不通',
      action: '再试一次',
    })
    const acts = eventsOf(state, 'act')
    expect(textOf(state, '.card-title')).toBe('没有拿到')
    await tap(state, '.act')
    expect(acts).toHaveLength(1)
  })

  test('full shows nothing', () => {
    expect(textOf(put('x-list-state', { face: 'full', title: '没有' }), '.state')).toBe('')
  })
})

describe('the strip of days', () => {
  const days = Array.from({ length: 14 }, (_, n) => ({
    date: `d${n}`,
    name: '周一',
    number: String(n),
    words: '有空',
    state: 'free',
    label: '',
  }))
  const shown = (strip: ReturnType<typeof put>) =>
    strip.querySelectorAll('.number').map((day) => day.dom?.textContent)

  test('turns without swiping, and back', async () => {
    const strip = put('x-day-strip', { days, value: 'd0' })
    expect(shown(strip)).toEqual(['0', '1', '2', '3', '4'])
    await tap(strip, '.turner')
    expect(shown(strip)).toEqual(['5', '6', '7', '8', '9'])
    await tap(strip, '.turner')
    expect(shown(strip)).toEqual(['0', '1', '2', '3', '4'])
  })

  test('says which day was tapped, unless it is the one that is shown', async () => {
    const strip = put('x-day-strip', { days, value: 'd0', elder: true })
    const changes = eventsOf(strip, 'change')
    await tap(strip, '.day')
    strip.querySelectorAll('.day')[2]?.dispatchEvent('tap')
    await tap(strip, '.day')
    expect(changes).toEqual([{ date: 'd2' }])
  })
})

describe('the slot picker', () => {
  const day = aSpaceDay({ taken: [range(10, 11)] })
  const cell = (picker: ReturnType<typeof put>, clock: string) =>
    picker.querySelectorAll('.cell').findIndex((one) => one.dom?.textContent?.includes(clock))
  const tapCell = async (picker: ReturnType<typeof put>, clock: string) => {
    picker.querySelectorAll('.cell')[cell(picker, clock)]?.dispatchEvent('tap')
    await tap(picker, '.hint')
  }

  test('beginning, then end', async () => {
    const picker = put('x-slot-picker', { day })
    const changes = eventsOf(picker, 'change')
    await tapCell(picker, '14:00')
    await tapCell(picker, '到 16:00')
    expect(changes).toEqual([
      { choice: { from: minutes(14), to: minutes(15), ended: false } },
      { choice: { from: minutes(14), to: minutes(16), ended: true } },
    ])
    expect(textOf(picker, '.hint')).toBe('选好了。想改，重新点开始时间')
  })

  test('says in words what is taken', () => {
    expect(textOf(put('x-slot-picker', { day }), '.bar')).toContain('已有人约')
  })

  test('step by step: first when, then how long', async () => {
    const picker = put('x-slot-picker', { day, stepwise: true })
    const changes = eventsOf(picker, 'change')
    await tapCell(picker, '14:00')
    expect(textOf(picker, '.part')).toBe('用多久')
    await tapCell(picker, '2 小时')
    expect(changes[1]).toEqual({ choice: { from: minutes(14), to: minutes(16), ended: true } })
    await tap(picker, '.other')
    expect(changes[2]).toEqual({ choice: null })
  })

  test('gives up a choice that somebody took meanwhile', async () => {
    const picker = put('x-slot-picker', { day })
    await tapCell(picker, '14:00')
    const changes = eventsOf(picker, 'change')
    picker.setData({ day: aSpaceDay({ taken: [range(14, 16)] }) })
    await tap(picker, '.hint')
    expect(changes).toEqual([{ choice: null }])
  })
})

test('the switch says what it should become, and leaves the change to its page', async () => {
  const toggle = put('x-switch', { title: '长辈版', note: '字和按钮都放大', on: false })
  const changes = eventsOf(toggle, 'change')
  await tap(toggle, '.switch')
  expect(changes).toEqual([{ on: true }])
})
