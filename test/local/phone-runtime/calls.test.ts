import qrcode from 'qrcode-generator'
import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let phones: FixturePhone[] = []

beforeAll(async () => {
  world = await startFixtureWorld()
}, 120_000)
afterAll(() => world?.stop())
afterEach(async () => {
  await Promise.all(phones.map((it) => it.close()))
  phones = []
})

async function open(phone: string, at?: string): Promise<FixturePhone> {
  const opened = await world.open({ phone, ...(at ? { at } : {}) })
  phones.push(opened)
  return opened
}

/** A code as a picture, as a page would draw one. */
function codePicture(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  return code.createDataURL(6, 12)
}

describe('the scanner', () => {
  test('reads what another phone shows', async () => {
    const src = encodeURIComponent(codePicture('space:s1:plum'))
    await open('door', `pages/code/code?src=${src}`).then((door) => door.page.locator('#code img').waitFor())
    const hand = await open('hand', 'pages/code/code')
    await hand.page.locator('#scan').click()
    await hand.shell.getByRole('button', { name: '扫另一部手机' }).click()
    expect(await hand.reads('#heard', 'space')).toBe('QR_CODE space:s1:plum')
  })

  test('reads a picture, says when there is no code, and can be left', async () => {
    const hand = await open('hand', 'pages/code/code')
    await hand.page.locator('#scan').click()
    const file = hand.shell.locator('.scanner input[type=file]')
    const blank = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"/>')
    await file.setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: blank })
    await hand.shell.getByText('未发现二维码').waitFor()
    const [, base64 = ''] = codePicture('from the album').split(',')
    await file.setInputFiles({ name: 'b.gif', mimeType: 'image/gif', buffer: Buffer.from(base64, 'base64') })
    expect(await hand.reads('#heard', 'album')).toBe('QR_CODE from the album')
    await hand.page.locator('#scan').click()
    await hand.shell.getByRole('dialog', { name: '扫一扫' }).getByRole('button', { name: '返回' }).click()
    expect(await hand.reads('#heard', 'fail')).toBe('scanCode:fail cancel')
  })
})

describe('questions to the user', () => {
  test('a place is asked for once, and a refusal is kept', async () => {
    const phone = await open('ask')
    const where = () =>
      phone.shell.evaluate(`wx.getLocation({ type: 'gcj02' }).then((it) => it.latitude, (it) => it.errMsg)`)
    const first = where()
    await phone.shell.getByRole('button', { name: '允许' }).click()
    expect(await first).toBe(32.04)
    expect(await where()).toBe(32.04)
    const other = await open('ask2')
    const refused = other.shell.evaluate(`wx.getLocation().catch((it) => it.errMsg)`)
    await other.shell.getByRole('button', { name: '拒绝' }).click()
    expect(await refused).toBe('getLocation:fail auth deny')
    expect(await other.shell.evaluate(`wx.getLocation().catch((it) => it.errMsg)`)).toBe(
      'getLocation:fail auth deny',
    )
  })

  test('modals wait for each other, and a sheet gives the row', async () => {
    const phone = await open('modal')
    const answers = phone.shell.evaluate(
      `Promise.all([wx.showModal({ title: '一' }), wx.showModal({ title: '二', editable: true })])`,
    )
    await phone.shell.getByRole('dialog', { name: '一' }).getByRole('button', { name: '取消' }).click()
    await phone.shell.getByRole('dialog', { name: '二' }).getByRole('textbox').fill('写的')
    await phone.shell.getByRole('button', { name: '确定' }).click()
    expect(await answers).toEqual([
      { errMsg: 'showModal:ok', confirm: false, cancel: true },
      { errMsg: 'showModal:ok', confirm: true, cancel: false, content: '写的' },
    ])
    const row = phone.shell.evaluate(`wx.showActionSheet({ itemList: ['甲', '乙'] })`)
    await phone.shell.getByRole('button', { name: '乙' }).click()
    expect(await row).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
  })
})

describe('the table of wx', () => {
  test('says what it cannot do, and leaves out what nobody knows', async () => {
    const phone = await open('table')
    expect(await phone.shell.evaluate(`wx.openBluetoothAdapter().catch((it) => it.errMsg)`)).toBe(
      'openBluetoothAdapter:fail not supported by the browser phone',
    )
    expect(await phone.shell.evaluate(`[typeof wx.noSuchThing, typeof wx.getUserProfile]`)).toEqual([
      'undefined',
      'undefined',
    ])
    expect(
      await phone.shell.evaluate(`[wx.canIUse('scanCode'), wx.canIUse('openBluetoothAdapter')]`),
    ).toEqual([true, false])
  })

  test('measures nodes and watches them', async () => {
    const phone = await open('measure', 'pages/tags/tags')
    const measured = await phone.shell.evaluate(
      `new Promise((resolve) => wx.createSelectorQuery().select('#scroller').fields({ id: true, size: true, scrollOffset: true, properties: ['scrollY'] }).selectViewport().boundingClientRect().select('#nothing').boundingClientRect().exec(resolve))`,
    )
    expect(measured).toEqual([
      {
        id: 'scroller',
        width: 375,
        height: 100,
        scrollLeft: 0,
        scrollTop: 0,
        scrollWidth: 375,
        scrollHeight: 800,
        scrollY: true,
      },
      expect.objectContaining({ width: 375, height: 603 }),
      null,
    ])
    const seen = await phone.shell.evaluate(
      `new Promise((resolve) => { const page = getCurrentPages()[0]; page.createIntersectionObserver().relativeToViewport().observe('#hover', resolve) })`,
    )
    expect(seen).toMatchObject({ id: 'hover', dataset: { n: 7 }, intersectionRatio: expect.closeTo(1, 1) })
  })

  test('knows the window, the capsule and the font of the phone', async () => {
    const phone = await open('window')
    expect(
      await phone.shell.evaluate(
        `[wx.getWindowInfo().windowHeight, wx.getAppBaseInfo().fontSizeScaleFactor, wx.getMenuButtonBoundingClientRect().right]`,
      ),
    ).toEqual([554, 1, 368])
  })
})
