import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { createClock, startCloud, type Cloud } from '../../../local/cloud'
import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let cloud: Cloud
let net: http.Server
let base = ''
let phone: FixturePhone

beforeAll(async () => {
  cloud = await startCloud({ dataDir: null, schema: [], clock: createClock() })
  world = await startFixtureWorld({ cloud })
  net = http.createServer((request, response) => void answer(request, response))
  const sockets = new WebSocketServer({ server: net })
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(`echo ${String(data)}`)))
  await new Promise<void>((resolve) => net.listen(0, '127.0.0.1', resolve))
  base = `127.0.0.1:${(net.address() as AddressInfo).port}`
}, 120_000)
afterAll(async () => {
  net?.closeAllConnections()
  net?.close()
  await world?.stop()
  await cloud?.stop()
})
beforeEach(async () => {
  phone = await world.open()
})
afterEach(() => phone?.close())

/** A server like any other: it allows no web page to ask it. */
async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  if (request.url === '/slow') return void setTimeout(() => response.end('late'), 3_000)
  if (request.url === '/file.txt')
    return void response.writeHead(200, { 'content-type': 'text/plain' }).end('from the net')
  const { method, url, headers } = request
  response.writeHead(url === '/teapot' ? 418 : 200, {
    'content-type': 'application/json',
    'set-cookie': 'a=1',
    'x-own': '好'.length,
  })
  response.end(
    JSON.stringify({ method, url, body, type: headers['content-type'], token: headers['x-token'] }),
  )
}

const ask = <T = unknown>(expression: string): Promise<T> => phone.shell.evaluate<T>(expression)
/** Calls with callbacks and gives what success or fail got. */
const call = (name: string, options: string): string =>
  `new Promise((resolve) => wx.${name}({ ...${options}, success: resolve, fail: resolve }))`
const fails = (expression: string) => `${expression}.then(() => 'ok', (it) => it.errMsg)`

describe('files', () => {
  const fs = 'wx.getFileSystemManager()'

  test('are written, read, listed and removed, at once and in time', async () => {
    const usr = await ask<string>('wx.env.USER_DATA_PATH')
    expect(usr).toBe('wxfile://usr')
    await ask(`${fs}.mkdirSync('${usr}/a/b', true)`)
    await ask(`${fs}.writeFileSync('${usr}/a/b/c.txt', '你好')`)
    expect(await ask(`${fs}.readFileSync('${usr}/a/b/c.txt', 'utf8')`)).toBe('你好')
    expect(await ask(`${fs}.readFileSync('${usr}/a/b/c.txt', 'hex')`)).toBe('e4bda0e5a5bd')
    await ask(`${fs}.appendFileSync('${usr}/a/b/c.txt', '！')`)
    const read = `new Promise((resolve) => ${fs}.readFile({ filePath: '${usr}/a/b/c.txt', encoding: 'utf-8', success: resolve }))`
    expect(await ask(read)).toEqual({ errMsg: 'readFile:ok', data: '你好！' })
    const stat = await ask(
      `(() => { const it = ${fs}.statSync('${usr}/a/b/c.txt'); return [it.size, it.isFile(), it.isDirectory()] })()`,
    )
    expect(stat).toEqual([9, true, false])
    await ask(`${fs}.copyFileSync('${usr}/a/b/c.txt', '${usr}/d.txt')`)
    await ask(`${fs}.renameSync('${usr}/d.txt', '${usr}/e.txt')`)
    expect(await ask(`${fs}.readdirSync('${usr}').sort()`)).toEqual(['a', 'e.txt'])
    await ask(`${fs}.unlinkSync('${usr}/e.txt')`)
    expect(await ask(fails(`${fs}.rmdir({ dirPath: '${usr}/a' })`))).toBe(
      'rmdir:fail directory not empty, rmdir wxfile://usr/a',
    )
    await ask(`${fs}.rmdirSync('${usr}/a', true)`)
    expect(await ask(`${fs}.readdirSync('${usr}')`)).toEqual([])
  })

  test('that are not there, or not ours, are refused in the words of WeChat', async () => {
    expect(await ask(fails(`${fs}.readFile({ filePath: 'wxfile://usr/none' })`))).toBe(
      'readFile:fail no such file or directory, open wxfile://usr/none',
    )
    expect(await ask(fails(`${fs}.writeFile({ filePath: '/app.json', data: '' })`))).toBe(
      'writeFile:fail permission denied, open /app.json',
    )
    expect(
      await ask(
        `(() => { try { ${fs}.accessSync('wxfile://usr/none') } catch (it) { return [it.message, it.errno] } })()`,
      ),
    ).toEqual(['accessSync:fail no such file or directory, access wxfile://usr/none', 1300002])
  })

  test('have digests, are kept and outlive a reload', async () => {
    await ask(`${fs}.writeFileSync('wxfile://usr/kept.txt', 'abc')`)
    const info = (algorithm: string) =>
      ask<{ digest: string }>(
        `${fs}.getFileInfo({ filePath: 'wxfile://usr/kept.txt', digestAlgorithm: '${algorithm}' })`,
      )
    expect((await info('md5')).digest).toBe('900150983cd24fb0d6963f7d28e17f72')
    expect((await info('sha1')).digest).toBe('a9993e364706816aba3e25717850c26c9cd0d89d')
    await phone.shell.waitForTimeout(200)
    await phone.shell.reload()
    await phone.shell.locator('.page-layer.shown').waitFor()
    const read = `${fs}.readFile({ filePath: 'wxfile://usr/kept.txt', encoding: 'utf8' }).then((it) => it.data)`
    expect(await ask(read)).toBe('abc')
  })
})

describe('the net', () => {
  test('is asked with any method, and answers are read as the call wants', async () => {
    const got = await ask<{ data: Record<string, string>; statusCode: number; cookies: string[] }>(
      call(
        'request',
        `{ url: 'http://${base}/a?x=1', data: { y: '二', z: { n: 1 } }, header: { 'X-Token': 't' } }`,
      ),
    )
    expect(got.data).toMatchObject({ method: 'GET', token: 't' })
    expect(decodeURIComponent(got.data['url'] ?? '')).toBe('/a?x=1&y=二&z={"n":1}')
    expect([got.statusCode, got.cookies]).toEqual([200, ['a=1']])
    const posted = await ask<{ data: object }>(
      call('request', `{ url: 'http://${base}/b', method: 'POST', data: { n: 1 } }`),
    )
    expect(posted.data).toMatchObject({ method: 'POST', body: '{"n":1}', type: 'application/json' })
    const form = `{ url: 'http://${base}/c', method: 'PUT', data: { n: 1, m: '二' }, header: { 'content-type': 'application/x-www-form-urlencoded' } }`
    expect((await ask<{ data: object }>(call('request', form))).data).toMatchObject({
      body: 'n=1&m=%E4%BA%8C',
    })
    expect(await ask(call('request', `{ url: 'http://${base}/teapot', dataType: 'text' }`))).toMatchObject({
      statusCode: 418,
      data: expect.stringContaining('{'),
    })
    const bytes = `new Promise((resolve) => wx.request({ url: 'http://${base}/file.txt', responseType: 'arraybuffer', success: (it) => resolve(it.data.byteLength) }))`
    expect(await ask(bytes)).toBe(12)
  })

  test('fails in words: a wrong address, nobody there, too late, stopped, offline', async () => {
    const message = async (options: string) =>
      (await ask<{ errMsg: string }>(call('request', options))).errMsg
    expect(await message(`{ url: 'ftp://x' }`)).toBe('request:fail invalid url "ftp://x"')
    expect(await message(`{ url: 'http://127.0.0.1:1/' }`)).toMatch(/^request:fail /)
    expect(await message(`{ url: 'http://${base}/slow', timeout: 200 }`)).toBe('request:fail timeout')
    const stopped = `new Promise((resolve) => { const task = wx.request({ url: 'http://${base}/slow', fail: resolve }); setTimeout(() => task.abort(), 50) })`
    expect(await ask(stopped)).toMatchObject({ errMsg: 'request:fail abort' })
    await world.server.request('a', 'Phone.setNetwork', { mode: 'offline' })
    expect(await message(`{ url: 'http://${base}/a' }`)).toContain('ERR_INTERNET_DISCONNECTED')
  })

  test('gives files and takes them, with progress', async () => {
    const down = await ask<{ tempFilePath: string; n: number }>(
      `new Promise((resolve, reject) => { let n = 0; const task = wx.downloadFile({ url: 'http://${base}/file.txt', success: (it) => resolve({ ...it, n }), fail: reject }); task.onProgressUpdate(() => n++) })`,
    )
    expect(down.tempFilePath).toMatch(/^http:\/\/tmp\/.*\.txt$/)
    expect(down.n).toBeGreaterThan(0)
    const up = await ask<{ data: string; progress: number }>(
      `new Promise((resolve, reject) => { let progress = 0; const task = wx.uploadFile({ url: 'http://${base}/up', filePath: '${down.tempFilePath}', name: 'file', formData: { who: '甲' }, success: (it) => resolve({ ...it, progress }), fail: reject }); task.onProgressUpdate((it) => (progress = it.progress)) })`,
    )
    const { body, type } = JSON.parse(up.data) as { body: string; type: string }
    expect(type).toMatch(/^multipart\/form-data/)
    expect(body).toContain('from the net')
    expect(body).toContain('name="who"')
    expect(up.progress).toBe(100)
  })

  test('has sockets', async () => {
    const echoed = `new Promise((resolve) => { const task = wx.connectSocket({ url: 'ws://${base}' }); task.onOpen(() => task.send({ data: 'hello' })); task.onMessage((it) => { task.close({}); resolve(it.data) }) })`
    expect(await ask(echoed)).toBe('echo hello')
  })
})

describe('the cloud', () => {
  test('takes files, shows them, gives them back and deletes them', async () => {
    await ask(`wx.cloud.init()`)
    await ask(
      `wx.getFileSystemManager().writeFileSync('wxfile://usr/p.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>')`,
    )
    const { fileID } = await ask<{ fileID: string }>(
      `wx.cloud.uploadFile({ cloudPath: 'pictures/p.svg', filePath: 'wxfile://usr/p.svg' })`,
    )
    expect(fileID).toMatch(/^cloud:\/\/.*\/pictures\/p\.svg$/)
    expect(await ask(`wx.getImageInfo({ src: '${fileID}' }).then((it) => [it.width, it.height])`)).toEqual([
      30, 20,
    ])
    const { fileList } = await ask<{ fileList: Record<string, unknown>[] }>(
      `wx.cloud.getTempFileURL({ fileList: ['${fileID}', 'cloud://none/x'] })`,
    )
    expect(fileList.map(({ status, errMsg }) => [status, errMsg])).toEqual([
      [0, 'ok'],
      [1, 'STORAGE_FILE_NONEXIST'],
    ])
    const back = await ask<string>(
      `wx.cloud.downloadFile({ fileID: '${fileID}' }).then((it) => wx.getFileSystemManager().readFileSync(it.tempFilePath, 'utf8'))`,
    )
    expect(back).toContain('<svg')
    expect(
      await ask(`wx.cloud.deleteFile({ fileList: ['${fileID}'] }).then((it) => it.fileList[0].status)`),
    ).toBe(0)
    expect(await ask(`wx.cloud.downloadFile({ fileID: '${fileID}' }).catch((it) => it.errCode)`)).toBe(
      -403001,
    )
    expect(
      await ask(fails(`wx.cloud.uploadFile({ cloudPath: '../x', filePath: 'wxfile://usr/p.svg' })`)),
    ).toContain('cloud.uploadFile:fail')
  })

  test('keeps its database to the functions, and has no containers', async () => {
    await ask(`wx.cloud.init()`)
    expect(
      await ask(`wx.cloud.database().collection('x').where({ a: 1 }).get().catch((it) => it.errCode)`),
    ).toBe(-502003)
    expect(await ask(fails(`wx.cloud.callContainer({})`))).toContain('cloud.callContainer:fail')
    expect(await ask(`JSON.stringify({ who: wx.cloud.CloudID('x') })`)).toBe('{"who":"x"}')
  })
})

describe('consents', () => {
  test('a choice for each message, which the cloud knows of', async () => {
    const answer = ask<object>(`wx.requestSubscribeMessage({ tmplIds: ['one', 'two'] })`)
    const dialog = phone.shell.getByRole('dialog', { name: '订阅消息' })
    await dialog.getByRole('checkbox').nth(1).uncheck()
    await dialog.getByRole('button', { name: '允许' }).click()
    expect(await answer).toMatchObject({ one: 'accept', two: 'reject', errMsg: 'requestSubscribeMessage:ok' })
    expect(cloud.openapi.consents()).toEqual([{ openid: 'open-first', templateId: 'one', count: 1 }])
    expect(await ask(fails(`wx.requestSubscribeMessage({ tmplIds: ['1', '2', '3', '4'] })`))).toContain(
      'out of max bounds',
    )
  })

  test('settings can be taken back', async () => {
    const first = ask(fails(`wx.authorize({ scope: 'scope.record' })`))
    await phone.shell.getByRole('button', { name: '允许' }).click()
    expect(await first).toBe('ok')
    const changed = ask<{ authSetting: object }>(`wx.openSetting()`)
    const page = phone.shell.getByRole('dialog', { name: '设置' })
    await page.getByRole('switch').uncheck()
    await page.getByRole('button', { name: '返回' }).click()
    expect((await changed).authSetting).toEqual({ 'scope.record': false })
    expect(await ask(fails(`wx.authorize({ scope: 'scope.record' })`))).toBe('authorize:fail auth deny')
  })

  test('what is private waits for the page that asks', async () => {
    await ask(
      `wx.onNeedPrivacyAuthorization((resolve, info) => { window.asked = info.referrer; setTimeout(() => resolve({ event: 'agree' }), 50) })`,
    )
    expect(await ask(`wx.getPrivacySetting().then((it) => it.needAuthorization)`)).toBe(true)
    expect(await ask(fails(`wx.requirePrivacyAuthorize()`))).toBe('ok')
    expect(await ask(`wx.getPrivacySetting().then((it) => it.needAuthorization)`)).toBe(false)
    const shown = ask(fails(`wx.openPrivacyContract()`))
    await phone.shell.getByRole('button', { name: '确定' }).click()
    expect(await shown).toBe('ok')
  })

  test('a calendar entry, once and again and again', async () => {
    const added = ask(
      fails(`wx.addPhoneRepeatCalendar({ title: '活动', startTime: 1795312200, repeatInterval: 'week' })`),
    )
    await phone.shell.getByRole('button', { name: '允许' }).click()
    await phone.shell.getByText('每周').waitFor()
    await phone.shell.getByRole('button', { name: '确定' }).click()
    expect(await added).toBe('ok')
    expect(await ask(fails(`wx.addPhoneCalendar({ title: '' , startTime: 1 })`))).toContain(
      'addPhoneCalendar:fail parameter error',
    )
  })
})

describe('pictures', () => {
  test('are chosen, compressed, shown and saved', async () => {
    const chooser = phone.shell.waitForEvent('filechooser')
    const chosen = ask<{ tempFiles: { tempFilePath: string; width: number }[]; type: string }>(
      `wx.chooseMedia({ count: 1, mediaType: ['image'] })`,
    )
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="red"/></svg>',
    )
    const png = await phone.shell.evaluate(async (text) => {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(text)}`
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: 100 })
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL().split(',')[1] ?? ''
    }, svg.toString())
    await (
      await chooser
    ).setFiles({ name: 'p.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
    const { tempFiles, type } = await chosen
    expect([type, tempFiles[0]?.width]).toEqual(['image', 200])
    const path = tempFiles[0]?.tempFilePath ?? ''
    const small = await ask<{ tempFilePath: string }>(
      `wx.compressImage({ src: '${path}', quality: 50, compressedWidth: 50 })`,
    )
    expect(
      await ask(
        `wx.getImageInfo({ src: '${small.tempFilePath}' }).then((it) => [it.width, it.height, it.type])`,
      ),
    ).toEqual([50, 25, 'jpeg'])
    await ask(
      `wx.previewImage({ urls: ['${path}', '${small.tempFilePath}'], current: '${small.tempFilePath}' })`,
    )
    await phone.shell.getByText('2 / 2').waitFor()
    await phone.shell.getByRole('button', { name: '关闭' }).last().click()
    const saved = ask(fails(`wx.saveImageToPhotosAlbum({ filePath: '${path}' })`))
    await phone.shell.getByRole('button', { name: '允许' }).click()
    expect(await saved).toBe('ok')
    const kept = await ask<string>(`wx.getFileSystemManager().saveFileSync('${path}')`)
    expect(kept).toMatch(/^http:\/\/store\//)
    expect(await ask(`wx.getSavedFileList().then((it) => it.fileList.length)`)).toBe(1)
    await ask(`wx.getFileSystemManager().writeFileSync('wxfile://usr/a.txt', '文')`)
    await ask(`wx.openDocument({ filePath: 'wxfile://usr/a.txt' })`)
    await phone.shell.getByRole('dialog', { name: 'a.txt' }).waitFor()
  })
})

describe('the device', () => {
  test('answers about itself', async () => {
    await ask(`wx.setScreenBrightness({ value: 0.5 })`)
    expect(await ask(`wx.getScreenBrightness().then((it) => it.value)`)).toBe(0.5)
    const dimmed = () =>
      ask<boolean>(
        `[...document.querySelectorAll('*')].some((it) => it.style.filter?.startsWith('brightness'))`,
      )
    expect(await dimmed()).toBe(true)
    await ask(`wx.setScreenBrightness({ value: 0.8 })`)
    expect(await dimmed()).toBe(false)
    expect(await ask(`wx.checkIsOpenAccessibility().then((it) => it.open)`)).toBe(false)
    expect(await ask(`wx.getBatteryInfoSync().level`)).toBe(100)
    expect(await ask(`wx.arrayBufferToBase64(wx.base64ToArrayBuffer('5L2g'))`)).toBe('5L2g')
    await ask(`wx.setClipboardData({ data: '剪贴' })`)
    expect(await ask(`wx.getClipboardData().then((it) => it.data)`)).toBe('剪贴')
    expect(await ask(`wx.getRandomValues({ length: 9 }).then((it) => it.randomValues.byteLength)`)).toBe(9)
    for (const quiet of ['onMemoryWarning', 'reportAnalytics', 'onWindowResize', 'onLocationChange'])
      expect(await ask(`typeof wx.${quiet}(() => {})`)).toBe('undefined')
    expect(await ask(fails(`wx.setKeepScreenOn({ keepScreenOn: true })`))).toBe('ok')
  })

  test('moves, and tells those who watch', async () => {
    const told = ask<number>(
      `new Promise((resolve) => { wx.onLocationChange((it) => it.latitude === 31 && resolve(it.longitude)); wx.startLocationUpdate() })`,
    )
    await phone.shell.getByRole('button', { name: '允许' }).click()
    await world.server.request('a', 'Phone.setLocation', { latitude: 31, longitude: 121 })
    expect(await told).toBe(121)
  })
})
