import { formFrom } from '../../miniprogram/shared/rules/event/templates'
import { press, sees, setClock, setOffline } from '../support/control'
import { closePhones, openPhone, story, until, type Phone } from '../support/phone'

/** At the door of an event, with two desks and the code on the wall. It is Monday, ten to ten; it begins at half past. */

const DESK = 'packages/desk/desk/desk'
const NINE_FIFTY = '2026-11-23T09:50:00+08:00'

let zhao: Phone
let second: Phone
let li: Phone
let wang: Phone
let eventId = ''
/** Texts of printed cards, by name. */
let cards: ReadonlyMap<string, string> = new Map()

beforeAll(async () => {
  await setClock(NINE_FIFTY)
  zhao = await openPhone('secretary', 'e2e-desk-one')
  second = await openPhone('secretary', 'e2e-desk-two')
  li = await openPhone('member', 'e2e-desk-li')
  wang = await openPhone('member2', 'e2e-desk-wang')
  eventId = await publish()
  cards = await printedCards()
  for (const phone of [li, wang])
    await asked(phone, 'event.signUp', { eventId, companions: 0, answers: {}, requestId: `q_${phone.name}` })
}, 240_000)
afterAll(async () => {
  await setOffline(zhao.name, false)
  await setClock(NINE_FIFTY)
  closePhones()
})

/** What a function answers to somebody's phone. */
async function asked<T>(phone: Phone, action: string, input: object): Promise<T> {
  const [name = '', verb = ''] = action.split('.')
  const reply = (await phone.mini.evaluate(
    (fn: string, data: object) =>
      wx['cloud'].callFunction({ name: fn, data }).then(({ result }: { result: unknown }) => result),
    name,
    { action: verb, input },
  )) as { ok: true; data: T } | { ok: false; error: { message: string } }
  if (!reply.ok) throw new Error(`${action}: ${reply.error.message}`)
  return reply.data
}

async function publish(): Promise<string> {
  const form = {
    ...formFrom('themeDay'),
    ...{ title: '门口的主题党日', date: '2026-11-23', from: 630, to: 750, walkIns: true },
    where: {
      ...{ kind: 'address', name: '梅园广场', address: '梅园新村 30 号', howToGet: '' },
      place: { lat: 32.0489, lng: 118.8035 },
    },
    audience: { kind: 'organization', organizationId: 'o_meiyuan_3' },
  }
  const organizer = { kind: 'organization', id: 'o_meiyuan_3' }
  const { events } = await asked<{ events: { id: string }[] }>(zhao, 'event.publish', {
    ...{ organizer, form, requestId: 'q_e2e_desk' },
  })
  return events[0]?.id ?? ''
}

const phoneCode = async (phone: Phone): Promise<string> =>
  (await asked<{ codes: { text: string }[] }>(phone, 'member.code', {})).codes[0]?.text ?? ''

async function printedCards(): Promise<ReadonlyMap<string, string>> {
  const { cards: printed } = await asked<{ cards: { name: string; text: string }[] }>(zhao, 'member.cards', {
    branchId: 'o_meiyuan_3',
  })
  return new Map(printed.map(({ name, text }) => [name, text]))
}

const cardOf = (name: string): string => cards.get(name) ?? ''

/** The camera reads this. */
async function scans(phone: Phone, text: string): Promise<void> {
  await phone.mini.mockWxMethod('scanCode', { result: text, errMsg: 'scanCode:ok' })
  await phone.tap('#scan-next')
}

/** What a phone puts into a chat, as text. */
async function fileOf(phone: Phone): Promise<string> {
  await phone.mini.mockWxMethod('shareFileMessage', { errMsg: 'shareFileMessage:ok' })
  await phone.tap('#as-file')
  return until('the file', async () => {
    const text: unknown = await phone.mini.evaluate(() => {
      const files = wx.getFileSystemManager()
      const name = files.readdirSync(wx.env.USER_DATA_PATH).find((one) => one.startsWith('签到记录'))
      return name ? files.readFileSync(`${wx.env.USER_DATA_PATH}/${name}`, 'utf8') : null
    })
    return typeof text === 'string' ? text : null
  })
}

/** The same on the phone that takes it out of the chat. */
async function takesFile(phone: Phone, text: string): Promise<void> {
  const path: unknown = await phone.mini.evaluate((content: string) => {
    const there = `${wx.env.USER_DATA_PATH}/taken.json`
    wx.getFileSystemManager().writeFileSync(there, content, 'utf8')
    return there
  }, text)
  await phone.mini.mockWxMethod('chooseMessageFile', { tempFiles: [{ path }] })
  await phone.tap('#take-file')
}

const openDesk = async (phone: Phone) => {
  await phone.relaunch(`${DESK}?eventId=${eventId}`)
  await phone.find('#scan-next')
}

story('no network at the desk: phone, card and name are let in all the same, in amber', async () => {
  const phone = await phoneCode(li)
  await openDesk(zhao)
  await zhao.find('#event-title', '门口的主题党日')
  await setOffline(zhao.name, true)
  await scans(zhao, phone)
  await zhao.find('#answer-title', '李桂芬')
  expect(await zhao.text('#stage')).toContain('已报名')
  await zhao.find('#answer-word', '已暂存，待上传')
  await zhao.find('#waiting', '1 条已暂存，待上传')
  await scans(zhao, cardOf('王建国'))
  await zhao.find('#answer-title', '王建国')
  await zhao.tap('#by-name')
  await zhao.arrive('packages/desk/names/names')
  await zhao.type('#search >>> .input', 'szq')
  await zhao.tap('.person', '孙志强')
  await press(zhao.name, '手机没电')
  await zhao.find('.person.is-in', '孙志强')
  await zhao.back()
  await zhao.find('#count', '已到 3')
  await zhao.find('#waiting', '3 条已暂存，待上传')
})

story('a bad code is said, and the next scan goes on; who is in already is said with the time', async () => {
  await scans(zhao, 'https://example.com')
  await zhao.find('#answer-title', '这不是党员码')
  await scans(zhao, cardOf('李桂芬'))
  await zhao.find('#answer-word', '已经在里面')
  expect(await zhao.text('#stage')).toMatch(/09:5\d 签过到，赵敏登记/)
})

story(
  'the network is back: everything is delivered by itself, and the other desk counts the same',
  async () => {
    await setOffline(zhao.name, false)
    await zhao.tap('#inside')
    await zhao.arrive('packages/desk/inside/inside')
    await zhao.find('.line', '孙志强')
    await zhao.back()
    await zhao.gone('#waiting')
    await openDesk(second)
    await second.find('#count', '已到 3')
    await scans(second, cardOf('王建国'))
    await second.find('#answer-word', '已经在里面')
    const { lines } = await asked<{ lines: { kind: string }[] }>(zhao, 'checkin.log', { eventId })
    expect(lines.filter(({ kind }) => kind === 'in').length).toBeGreaterThanOrEqual(4)
  },
)

story('taken back with a reason, and in again', async () => {
  await second.tap('#undo')
  await press(second.name, '扫错了人')
  await second.find('#count', '已到 2')
  await scans(second, cardOf('王建国'))
  await second.find('#answer-word', '签到成功')
  await second.find('#count', '已到 3')
})

story(
  'a phone that gets no network hands over what it wrote by pictures and as a file: nothing is double',
  async () => {
    const names = [...cards.keys()].filter((one) => !['李桂芬', '王建国', '孙志强'].includes(one)).slice(0, 2)
    await setOffline(zhao.name, true)
    await scans(zhao, cardOf(names[0] ?? ''))
    await zhao.find('#waiting', '1 条已暂存，待上传')
    await zhao.tap('#hand-over')
    await zhao.find('#part')
    await second.tap('#hand-over')
    await second.arrive('packages/desk/handOver/handOver')
    await second.mini.restoreWxMethod('scanCode')
    await second.tap('#take')
    await press(second.name, '扫另一部手机')
    await sees(second.name, '接收了 1 条')
    await zhao.back()
    await scans(zhao, cardOf(names[1] ?? ''))
    await zhao.find('#waiting', '2 条已暂存，待上传')
    await zhao.tap('#hand-over')
    await takesFile(second, await fileOf(zhao))
    await sees(second.name, '接收了 2 条')
    await second.back()
    await second.find('#count', '已到 5')
    await setOffline(zhao.name, false)
    await zhao.back()
    await zhao.gone('#waiting')
    await zhao.find('#count', '已到 5')
    const { lines } = await asked<{ lines: { name: string }[] }>(zhao, 'checkin.log', { eventId })
    expect(lines.filter(({ name }) => names.includes(name))).toHaveLength(2)
  },
)

story('the code on the wall: a member scans it from the home page, from where the event is', async () => {
  const shen = await openPhone('district', 'e2e-desk-shen')
  await second.tap('#screen')
  await second.arrive('packages/desk/screen/screen')
  await second.find('#event-code')
  await shen.tap('#scan')
  await press(shen.name, '扫另一部手机')
  await shen.arrive('packages/desk/self/self')
  await shen.find('#agree-place, #result-title')
  if ((await shen.all('#agree-place')).length > 0) {
    await shen.tap('#agree-place')
    await shen.allow()
  }
  await shen.find('#result-word', '已签到')
  await shen.find('#result-title', '门口的主题党日')
  await openDesk(zhao)
  await zhao.find('#count', '已到 6')
})

story(
  'the sheet to print: its code opens the event for a member, and for the desk the names to tick off',
  async () => {
    await zhao.relaunch(`packages/secretary/signSheet/signSheet?eventId=${eventId}`)
    await zhao.find('#sheet-picture')
    const code = { result: `XHM:SHEET:${eventId}`, errMsg: 'scanCode:ok' }
    for (const phone of [li, zhao]) {
      await phone.relaunch('pages/home/home')
      await phone.mini.mockWxMethod('scanCode', code)
      await phone.tap('#scan')
    }
    await li.arrive('packages/event/detail/detail')
    await zhao.arrive('packages/desk/names/names')
    await zhao.find('#photo')
    await zhao.tap('.do')
    await zhao.find('#total', '已签到 7 人')
  },
)
