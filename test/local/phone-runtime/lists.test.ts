import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let phone: FixturePhone

beforeAll(async () => {
  world = await startFixtureWorld()
}, 120_000)
afterAll(() => world?.stop())
beforeEach(async () => {
  phone = await world.open({ at: 'pages/lists/lists' })
})
afterEach(() => phone?.close())

const at = (selector: string) => phone.page.locator(selector)
/** Waits until a line with `part` was heard, and gives it. */
async function heard(part: string): Promise<string> {
  const line = `getCurrentPages()[0].data.all.find((line) => line.includes(${JSON.stringify(part)}))`
  return (await phone.shell.waitForFunction(line, null, { timeout: 5_000 })).jsonValue() as Promise<string>
}
const all = (): Promise<string[]> => phone.shell.evaluate('getCurrentPages()[0].data.all')
const inPage = <T>(expression: string): Promise<T> => at('body').evaluate(expression)

/** Drags with the mouse from the middle of an element. */
async function drag(selector: string, dx: number, dy: number): Promise<void> {
  await at(selector).scrollIntoViewIfNeeded()
  const box = await at(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not shown`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const { mouse } = phone.shell
  await mouse.move(x, y)
  await mouse.down()
  for (const part of [0.2, 0.5, 0.8, 1]) await mouse.move(x + dx * part, y + dy * part)
  await mouse.up()
}

describe('a scroll-view', () => {
  test('is pulled to refresh, with every event, and comes back when the page says so', async () => {
    await drag('#refresh', 0, 130)
    await heard('refresherrestore')
    const lines = (await all()).filter((line) => line.startsWith('refresh'))
    const events = lines.map((line) => line.split(' ')[1])
    const order = [...new Set(events)].filter((name) => name !== 'dragstart')
    expect(order).toEqual([
      'refresherpulling',
      'refresherwillrefresh',
      'refresherrefresh',
      'refresherrestore',
    ])
    expect(events).toContain('dragstart')
  })

  test('lets go of a pull that was too short', async () => {
    await drag('#refresh', 0, 40)
    await heard('refresherabort')
    expect((await all()).some((line) => line.includes('refresherrefresh'))).toBe(false)
  })

  test('keeps what is sticky at its top, all the way', async () => {
    await inPage(`document.querySelector('#refresh .wx-scroll-outer').scrollTo(0, 400)`)
    const tops = await inPage<number[]>(
      `['#refresh', '#stuck'].map((it) => document.querySelector(it).getBoundingClientRect().top)`,
    )
    expect(tops[1]).toBe(tops[0])
  })

  test('hands out a context that scrolls it', async () => {
    const node = `new Promise((resolve) => wx.createSelectorQuery().select('#refresh').node(({ node }) => resolve(node)).exec())`
    await phone.shell.evaluate(`${node}.then((node) => node.scrollIntoView('#line-10'))`)
    const top = () => inPage<number>(`document.querySelector('#refresh .wx-scroll-outer').scrollTop`)
    expect(await top()).toBe(320)
    await phone.shell.evaluate(
      `${node}.then((node) => { node.scrollTo({ top: 50 }); node.scrollEnabled = false })`,
    )
    expect(await top()).toBe(50)
    expect(await at('#refresh').getAttribute('scroll-y')).toBeNull()
  })
})

describe('a swiper', () => {
  test('goes round, with margins and the ids of its items', async () => {
    const width = await inPage<number>(`document.querySelector('#circle wx-swiper-item').offsetWidth`)
    expect(width).toBe(375 - 20 - 10)
    await drag('#circle', 200, 0)
    expect(await heard('circle change')).toBe(
      'circle change {"current":0,"currentItemId":"item-0","source":"touch"}',
    )
    await drag('#circle', 200, 0)
    expect(await heard('circle animationfinish {"current":2')).toContain('"source":"touch"')
    const dots = `[...document.querySelectorAll('#circle .wx-swiper-dot')].map((it) => it.style.backgroundColor)`
    expect((await inPage<string[]>(dots))[2]).toBe('rgb(179, 18, 42)')
  })

  test('stands upright with two items at a time', async () => {
    const boxes = `[0, 1, 2].map((n) => document.querySelector('.many-' + n).getBoundingClientRect().top - document.querySelector('#many').getBoundingClientRect().top)`
    expect(await inPage(boxes)).toEqual([0, 40, 80])
    await drag('#many', 0, -60)
    expect(await heard('many change')).toContain('"current":2')
  })

  test('plays by itself, and leaves fingers that go across to the page', async () => {
    expect(await heard('auto change')).toContain('"source":"autoplay"')
    await drag('#circle', 0, 60)
    expect((await all()).some((line) => line.startsWith('circle'))).toBe(false)
  })
})

describe('a picker', () => {
  const option = (name: string) => phone.shell.getByRole('option', { name, exact: true })
  const confirm = () => phone.shell.getByRole('button', { name: '确定' }).click()

  test('of regions gives names and codes, and may take all of one', async () => {
    await at('#region').click()
    await option('无锡市').click()
    await confirm()
    expect(JSON.parse((await heard('region change')).slice(14))).toMatchObject({
      value: ['江苏省', '无锡市', '全部'],
      code: ['320000', '320200'],
    })
  })

  test('of several columns tells of each turn and follows the lists that the page gives', async () => {
    await at('#multi').click()
    await option('浙江').click()
    await option('温州').click()
    await confirm()
    expect(await heard('multi change')).toBe('multi change {"value":[1,2]}')
    await at('#multi').click()
    await phone.shell.getByRole('button', { name: '取消' }).click()
    await heard('multi cancel')
  })

  test('of times and months keeps within its ends', async () => {
    await at('#clock').click()
    await option('10').first().click()
    expect(await phone.shell.getByRole('option').allTextContents()).toEqual(['08', '09', '10', '00'])
    await confirm()
    expect(await heard('clock change')).toBe('clock change {"value":"10:00"}')
    await at('#year').click()
    await option('2027年').click()
    await option('2月').click()
    await confirm()
    expect(await heard('month change')).toBe('month change {"value":"2027-02"}')
  })
})

describe('a movable-view', () => {
  test('goes past the edge and comes back, and is scaled within its limits', async () => {
    await drag('#free', 500, 0)
    await heard('"source":"out-of-bounds"')
    const lines = (await all()).filter((line) => line.startsWith('free'))
    expect(lines.some((line) => line.includes('htouchmove'))).toBe(true)
    expect(lines.some((line) => line.includes('touch-out-of-bounds'))).toBe(true)
    expect(lines.at(-1)).toContain('"x":250,"y":0')
  })
})

describe('a field', () => {
  test('takes what the keyboard of its type has', async () => {
    await at('#digits input').click()
    await phone.shell.keyboard.type('1a2.3')
    expect(await heard('"value":"123"')).toContain('digits input')
    await at('#money input').click()
    await phone.shell.keyboard.type('1.2.3x')
    expect(await heard('"value":"1.23"')).toContain('money input')
  })

  test('offers the WeChat name', async () => {
    await at('#nick input').click()
    await phone.shell
      .getByRole('dialog', { name: '使用微信昵称' })
      .getByRole('button', { name: '甲' })
      .click()
    expect(await heard('nick nicknamereview')).toContain('"pass":true')
    expect(await at('#nick input').inputValue()).toBe('甲')
  })

  test('keeps the keyboard after confirm where it is told, and selects what it is told', async () => {
    await at('#hold input').click()
    await phone.shell.keyboard.type('x')
    await phone.shell.keyboard.press('Enter')
    await heard('hold confirm')
    await at('#active').click()
    expect((await all()).some((line) => line.startsWith('hold blur'))).toBe(false)
    await at('#select input').evaluate(
      'document.querySelector("#select").__wxElement.getMethodCaller().activate()',
    )
    expect(await inPage(`document.getSelection().toString()`)).toBe('二三')
  })

  test('of several lines grows with them and tells how many; send is Enter', async () => {
    await at('#grow textarea').fill('一\n二\n三')
    expect(await heard('"lineCount":3')).toContain('grow linechange')
    await at('#sent textarea').click()
    await phone.shell.keyboard.type('好')
    await phone.shell.keyboard.press('Enter')
    expect(await heard('sent confirm')).toBe('sent confirm {"value":"好"}')
  })
})

test('a label within a label presses what it is for, and nothing else', async () => {
  await at('#inner-label').click()
  expect(await heard('inner change')).toBe('inner change {"value":["inner"]}')
  expect((await all()).filter((line) => line.startsWith('inner'))).toHaveLength(1)
})

test('a slider goes in steps, and progress tells when it is there', async () => {
  await heard('active activeend')
  expect((await all()).filter((line) => line.startsWith('active activeend'))).toHaveLength(1)
  await at('#stepped input').focus()
  await phone.shell.keyboard.press('ArrowRight')
  expect(await heard('stepped change')).toBe('stepped change {"value":25}')
})

test('a button gives the avatar that is chosen', async () => {
  await at('#avatar').click()
  await phone.shell.getByRole('button', { name: '用微信头像' }).click()
  const { avatarUrl } = JSON.parse((await heard('avatar chooseavatar')).slice(20)) as { avatarUrl: string }
  expect(avatarUrl).toMatch(/^http:\/\/tmp\/.*\.png$/)
  const size = await phone.shell.evaluate(
    `wx.getImageInfo({ src: ${JSON.stringify(avatarUrl)} }).then((it) => [it.width, it.type])`,
  )
  expect(size).toEqual([132, 'png'])
})
