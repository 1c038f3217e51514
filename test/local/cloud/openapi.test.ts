import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { createClock, type Caller, type Cloud } from '../../../local/cloud'
import { failureOf, wxSdk } from './support/anywhere'
import { someone, temporaryFolder, testCloud, writeFunction } from './support/cloud'

const folder = temporaryFolder()
const clock = createClock()
let cloud: Cloud

/** Calls any open interface: event {api: 'a.b', data, picture?}; tells of an error instead of throwing it. */
const caller = `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ api, data, picture }) => {
    const [area, name] = api.split('.')
    const media = picture && { media: { contentType: 'image/png', value: Buffer.from(picture, 'base64') } }
    try {
      const result = await cloud.openapi[area][name]({ ...data, ...media })
      return result.buffer ? { ...result, buffer: result.buffer.toString('base64') } : result
    } catch ({ errCode, errMsg }) { return { errCode, errMsg } }
  }`

const rights = [
  'subscribeMessage.send',
  'wxacode.getUnlimited',
  'security.msgSecCheck',
  'security.imgSecCheck',
  'security.mediaCheckAsync',
  'phonenumber.getPhoneNumber',
  'wxacode.unknown',
]
writeFunction(folder, 'may', caller, { timeout: 10, permissions: { openapi: rights } })
writeFunction(folder, 'mayNot', caller, { timeout: 10, permissions: { openapi: ['wxacode.get'] } })
writeFunction(
  folder,
  'hears',
  `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async (event) => { await cloud.database().collection('things').add({ data: { heard: event } }) }`,
)
writeFunction(
  folder,
  'between',
  `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async (event) => (await cloud.callFunction({ name: 'mayNot', data: event })).result`,
)

beforeAll(
  async () =>
    (cloud = await testCloud({ functionsDir: folder, pushFunction: 'hears', clock, maxInstances: 2 })),
)
afterAll(() => cloud.stop())

type Answer = Record<string, unknown>

const call = async (api: string, data: object, name = 'may', who: Caller = someone): Promise<Answer> =>
  (await cloud.invoke(name, { api, data }, who)).result as Answer

const message = { touser: 'oSomeone', templateId: 'T', page: 'pages/a', data: { thing1: { value: '签到' } } }

describe('subscribeMessage.send', () => {
  /** Every test has a person of its own. */
  let me = ''
  let people = 0
  beforeEach(() => void (me = `oPerson${++people}`))
  const send = (changes: object = {}): Promise<Answer> =>
    call('subscribeMessage.send', { ...message, touser: me, ...changes })
  const consents = (): unknown[] => cloud.openapi.consents().filter(({ openid }) => openid === me)
  const sent = (): unknown[] => cloud.openapi.sent().filter(({ openid }) => openid === me)

  test('is refused with 43101 without consent', async () => {
    expect(await send()).toMatchObject({
      errCode: 43101,
      errMsg: expect.stringContaining('user refuse to accept the msg'),
    })
    expect(sent()).toEqual([])
  })

  test('uses one consent up for each message', async () => {
    await cloud.openapi.grant(me, 'T', 2)
    expect(await send()).toMatchObject({ errCode: 0, msgid: expect.any(Number) })
    expect(await send()).toMatchObject({ errCode: 0 })
    expect(await send()).toMatchObject({ errCode: 43101 })
  })

  test('counts consents for each person and each template by itself', async () => {
    await cloud.openapi.grant(me, 'T')
    expect(await send({ templateId: 'U' })).toMatchObject({ errCode: 43101 })
    expect(await send({ touser: 'oOther' })).toMatchObject({ errCode: 43101 })
    expect(consents()).toEqual([{ openid: me, templateId: 'T', count: 1 }])
  })

  test('sends no more than consents when many try at once', async () => {
    await cloud.openapi.grant(me, 'T', 3)
    const answers = await Promise.all(Array.from({ length: 8 }, () => send()))
    expect(answers.filter(({ errCode }) => errCode === 0)).toHaveLength(3)
    expect(sent()).toHaveLength(3)
  })

  test('keeps what was sent, and by whom', async () => {
    await cloud.openapi.grant(me, 'T')
    const { msgid } = await send({ miniprogramState: 'trial', lang: 'en_US' })
    expect(sent()).toEqual([
      expect.objectContaining({
        msgid,
        openid: me,
        templateId: 'T',
        page: 'pages/a',
        data: { thing1: { value: '签到' } },
        state: 'trial',
        lang: 'en_US',
        function: 'may',
      }),
    ])
  })

  test.each<[string, object, number]>([
    ['nobody to send to', { touser: '' }, 40003],
    ['no template', { templateId: undefined }, 40037],
    ['no data', { data: undefined }, 47003],
    ['an empty value', { data: { thing1: { value: '' } } }, 47003],
    ['a value that is no object', { data: { thing1: 'x' } }, 47003],
    ['a thing of 21 letters', { data: { thing1: { value: '一'.repeat(21) } } }, 47003],
    ['a number with letters', { data: { number1: { value: '12a' } } }, 47003],
    ['a time without one', { data: { time2: { value: 'noon' } } }, 47003],
    ['a date without one', { data: { date3: { value: '15:00' } } }, 47003],
    ['a phrase of 6 letters', { data: { phrase4: { value: '一二三四五六' } } }, 47003],
    ['a name with digits', { data: { name5: { value: '张3' } } }, 47003],
    ['a page with a slash before it', { page: '/pages/a' }, 41030],
    ['a state that there is not', { miniprogramState: 'beta' }, 47003],
  ])('refuses %s and uses no consent up', async (_what, changes, errCode) => {
    await cloud.openapi.grant(me, 'T')
    expect(await send(changes)).toMatchObject({ errCode })
    expect(consents()).toHaveLength(1)
  })

  test('takes every kind of value that WeChat documents', async () => {
    await cloud.openapi.grant(me, 'T')
    const values = {
      thing1: '一'.repeat(20),
      number2: '12.50',
      letter3: 'abc',
      symbol4: '!?',
      character_string5: 'A-12/b',
      time6: '2026年11月22日 15:01',
      date7: '2026-11-22',
      amount8: '￥12.50元',
      phone_number9: '+86-0766-66888866',
      car_number10: '粤A8Z888挂',
      name11: '张三',
      phrase12: '已通过',
      const13: 'anything',
    }
    const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]))
    expect(await send({ data })).toMatchObject({ errCode: 0 })
  })
})

describe('the right to call', () => {
  test('comes from config.json of the calling function: -604101 without it', async () => {
    await cloud.openapi.grant('oSomeone', 'T')
    const before = cloud.openapi.sent().length
    expect(await call('subscribeMessage.send', message, 'mayNot')).toMatchObject({ errCode: -604101 })
    expect(cloud.openapi.calls().at(-1)).toMatchObject({ function: 'mayNot', errcode: -604101 })
    expect(cloud.openapi.sent()).toHaveLength(before)
  })

  test('is not handed on to a function that is called', async () => {
    expect(await call('wxacode.getUnlimited', { scene: 'a' }, 'between')).toMatchObject({ errCode: -604101 })
  })

  test('does not help with an interface that there is not: -604100', async () => {
    expect(await call('wxacode.unknown', {})).toMatchObject({ errCode: -604100 })
  })

  test('is not asked of a process of the developer', async () => {
    expect(await wxSdk().openapi['wxacode']?.['getUnlimited']?.({ scene: 'a' })).toMatchObject({ errCode: 0 })
  })
})

describe('wxacode.getUnlimited', () => {
  beforeAll(() => {
    const wasm = readFileSync(createRequire(__filename).resolve('zxing-wasm/reader/zxing_reader.wasm'))
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  })
  const picture = async (data: object): Promise<{ text: string; width: number; type: unknown }> => {
    const { buffer, contentType } = await call('wxacode.getUnlimited', data)
    const bytes = Buffer.from(String(buffer), 'base64')
    const [found] = await readBarcodes(bytes, { formats: ['QRCode'] })
    return { text: found?.text ?? '', width: bytes.readUInt32BE(16), type: contentType }
  }

  test('gives a picture that a scanner reads, with page and scene', async () => {
    expect(await picture({ scene: 'station=s1&room=2', page: 'pages/station/station' })).toEqual({
      text: 'wxacode:/pages/station/station?scene=station%3Ds1%26room%3D2',
      width: 430,
      type: 'image/png',
    })
  })

  test.each([280, 1280])('is %i pixels wide if so ordered', async (width) => {
    expect(await picture({ scene: 'x'.repeat(32), page: 'p/i', width })).toMatchObject({
      text: `wxacode:/p/i?scene=${'x'.repeat(32)}`,
      width,
    })
  })

  test.each<[object, number]>([
    [{}, 40129],
    [{ scene: '' }, 40129],
    [{ scene: 'x'.repeat(33) }, 40129],
    [{ scene: '中' }, 40129],
    [{ scene: 'a b' }, 40129],
    [{ scene: 'a', page: '/p' }, 41030],
    [{ scene: 'a', width: 200 }, 40097],
  ])('refuses %j', async (data, errCode) => {
    expect(await call('wxacode.getUnlimited', data)).toMatchObject({ errCode })
  })
})

describe('the checks of what people write and show', () => {
  beforeAll(async () => {
    await cloud.openapi.setRules([
      { kind: 'text', match: '赌博', suggest: 'risky', label: 20006 },
      { kind: 'text', match: '优惠', suggest: 'review', label: 10001 },
      { kind: 'media', match: 'bad', suggest: 'risky', label: 20002 },
      // SHA-256 of the three letters abc.
      {
        kind: 'media',
        match: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        suggest: 'risky',
        label: 20002,
      },
    ])
  })
  const checkText = (data: object): Promise<Answer> =>
    call('security.msgSecCheck', { version: 2, scene: 1, openid: 'oSomeone', ...data })

  test.each([
    ['今天天气很好', 'pass', 100],
    ['一起赌博', 'risky', 20006],
    ['大优惠', 'review', 10001],
  ])('msgSecCheck: %s is %s', async (content, suggest, label) => {
    expect(await checkText({ content })).toMatchObject({
      errCode: 0,
      traceId: expect.any(String),
      result: { suggest, label },
      detail: expect.arrayContaining([
        expect.objectContaining({ strategy: 'content_model', suggest, label }),
      ]),
    })
  })

  test('msgSecCheck looks at title, nickname and signature as well', async () => {
    expect(await checkText({ content: 'x', nickname: '赌博王' })).toMatchObject({
      result: { suggest: 'risky' },
    })
  })

  test.each<[object, number]>([
    [{ content: '' }, 44004],
    [{ content: 'x'.repeat(2_501) }, 45002],
    [{ content: 'x', openid: '' }, 40003],
    [{ content: 'x', scene: 9 }, 40097],
  ])('msgSecCheck refuses %#', async (data, errCode) => {
    expect(await checkText(data)).toMatchObject({ errCode })
  })

  test('msgSecCheck of the first version knows only 87014', async () => {
    expect(await checkText({ content: 'x', version: undefined })).toEqual({
      errCode: 0,
      errMsg: expect.any(String),
    })
    expect(await checkText({ content: '赌博', version: undefined })).toMatchObject({ errCode: 87014 })
  })

  const checkImage = async (bytes: Buffer): Promise<Answer> => {
    const event = { api: 'security.imgSecCheck', data: {}, picture: bytes.toString('base64') }
    return (await cloud.invoke('may', event, someone)).result as Answer
  }

  test('imgSecCheck knows a picture by its bytes', async () => {
    expect(await checkImage(Buffer.from('fine'))).toMatchObject({ errCode: 0 })
    expect(await checkImage(Buffer.from('abc'))).toMatchObject({ errCode: 87014 })
    expect(await call('security.imgSecCheck', {})).toMatchObject({ errCode: 41005 })
  })

  test('imgSecCheck takes a megabyte and no more', async () => {
    const check = (size: number): Promise<unknown> => {
      const media = { contentType: 'image/png', value: Buffer.alloc(size) }
      return wxSdk().openapi['security']?.['imgSecCheck']?.({ media }) ?? Promise.resolve()
    }
    expect(await check(1024 * 1024)).toMatchObject({ errCode: 0 })
    expect(await failureOf(check(1024 * 1024 + 1))).toMatchObject({ errCode: 40006 })
  })

  test('mediaCheckAsync names the check at once and tells a function of the result later', async () => {
    const data = {
      mediaUrl: 'https://x.test/bad.jpg',
      mediaType: 2,
      version: 2,
      scene: 1,
      openid: 'oSomeone',
    }
    const { traceId, errCode } = await call('security.mediaCheckAsync', data)
    expect(errCode).toBe(0)
    while (cloud.openapi.mediaChecks()[0]?.toldTo === '') await new Promise((done) => setTimeout(done, 5))
    const result = { suggest: 'risky', label: 20002 }
    expect(cloud.openapi.mediaChecks()).toMatchObject([
      { traceId, openid: 'oSomeone', result, toldTo: 'hears' },
    ])
    const { data: heard } = await wxSdkDatabase()
    expect(heard).toMatchObject([{ heard: { Event: 'wxa_media_check', trace_id: traceId, result } }])
  })

  test.each<[object, number]>([
    [{ mediaUrl: '' }, 44002],
    [{ mediaType: 3 }, 40004],
    [{ openid: '' }, 40003],
  ])('mediaCheckAsync refuses %j', async (changes, errCode) => {
    const data = {
      mediaUrl: 'https://x.test/a.jpg',
      mediaType: 2,
      version: 2,
      scene: 1,
      openid: 'o',
      ...changes,
    }
    expect(await call('security.mediaCheckAsync', data)).toMatchObject({ errCode })
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const numberFor = (code: string): Promise<Answer> => call('phonenumber.getPhoneNumber', { code })

  test('turns a code into the number, once', async () => {
    const code = cloud.openapi.issuePhoneCode('13800138000')
    expect(await numberFor(code)).toMatchObject({
      errCode: 0,
      phoneInfo: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { appid: 'wxTest' },
      },
    })
    expect(await numberFor(code)).toMatchObject({ errCode: 40029 })
  })

  test('knows no code that was not given out, nor one of six minutes ago', async () => {
    const code = cloud.openapi.issuePhoneCode('13800138000')
    clock.advance(6 * 60_000)
    expect(await numberFor(code)).toMatchObject({ errCode: 40029 })
    expect(await numberFor('made up')).toMatchObject({ errCode: 40029 })
  })
})

test('what is no request of an open interface is an error and no crash', async () => {
  const post = async (requestData: BodyInit | null): Promise<unknown> => {
    const form = new FormData()
    form.set('action', 'wx.openApi')
    form.set('apiName', 'wxacode.getUnlimited')
    if (requestData !== null) form.set('requestData', new Blob([requestData as string]))
    return (await fetch(cloud.url, { method: 'POST', body: form })).json()
  }
  expect(await post(null)).toMatchObject({ code: 'INVALID_PARAM' })
  expect(await post('\u00ff\u00ff\u00ff')).toMatchObject({ code: 'INVALID_PARAM' })
  expect(await post('\n\u0005\n\u0003abc')).toMatchObject({ code: 'INVALID_PARAM' })
})

test('consents and messages outlive a restart', async () => {
  const dataDir = temporaryFolder()
  const first = await testCloud({ dataDir, functionsDir: folder })
  await first.openapi.grant('oSomeone', 'T', 2)
  await first.invoke('may', { api: 'subscribeMessage.send', data: message }, someone)
  await first.stop()
  const second = await testCloud({ dataDir, functionsDir: folder })
  expect(second.openapi.consents()).toEqual([{ openid: 'oSomeone', templateId: 'T', count: 1 }])
  expect(second.openapi.sent()).toMatchObject([{ msgid: 1, templateId: 'T' }])
  const { result } = await second.invoke('may', { api: 'subscribeMessage.send', data: message }, someone)
  expect(result).toMatchObject({ msgid: 2 })
  await second.stop()
})

async function wxSdkDatabase(): Promise<{ data: unknown[] }> {
  const { sdk } = await import('./support/sdk')
  return sdk().database().collection('things').get()
}
