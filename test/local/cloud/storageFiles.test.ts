import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { createClock, type Cloud } from '../../../local/cloud'
import { failureOf, wxSdk } from './support/anywhere'
import { temporaryFolder, testCloud } from './support/cloud'
import { startProcess } from './support/process'

const clock = createClock()
const folder = temporaryFolder()
const files = join(folder, 'files')
let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud({ dataDir: folder, clock, limits: { fileBytes: 1_000_000 } })
})
afterAll(() => cloud.stop())

const upload = async (cloudPath: string, content: string): Promise<string> =>
  (await wxSdk().uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID
const read = async (fileID: string): Promise<string> =>
  String((await wxSdk().downloadFile({ fileID })).fileContent)
const urlOf = (fileID: string, maxAge = 600): string => cloud.storage.downloadItem(fileID, maxAge).tempFileURL

/** Begins an upload that says it has `length` bytes. */
async function begin(path: string, length: number, part: string): Promise<ClientRequest> {
  const { url, authorization } = cloud.storage.uploadTicket(path)
  const sending = request(url, { method: 'PUT', headers: { authorization, 'content-length': length } })
  sending.on('error', () => undefined)
  sending.write(part)
  await until(() => partsIn(files).some((name) => statSync(join(files, name)).size === part.length))
  return sending
}

const partsIn = (where: string): string[] => readdirSync(where).filter((name) => name.endsWith('.part'))

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((done) => setTimeout(done, 5))
}

async function send(
  url: string,
  options: { method: string; headers?: object; body?: string },
): Promise<IncomingMessage> {
  const sending = request(url, { method: options.method, headers: { ...options.headers } })
  sending.end(options.body)
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  return response.resume()
}

describe('an address', () => {
  test('is refused with 403 when its time is over', async () => {
    const fileID = await upload('old.txt', 'x')
    const [short, long] = [urlOf(fileID, 60), urlOf(fileID, 120)]
    clock.advance(61_000)
    expect((await fetch(short)).status).toBe(403)
    expect((await fetch(long)).status).toBe(200)
  })

  test('holds a day if nobody says how long', async () => {
    const fileID = await upload('day.txt', 'x')
    const { fileList } = await wxSdk().getTempFileURL({ fileList: [fileID] })
    expect(fileList[0]).toMatchObject({ maxAge: 86_400 })
    clock.advance(86_400_000 - 5_000)
    expect((await fetch(fileList[0]?.tempFileURL ?? '')).status).toBe(200)
    clock.advance(10_000)
    expect((await fetch(fileList[0]?.tempFileURL ?? '')).status).toBe(403)
  })

  test.each([
    ['t', (url: string) => url.replace(/t=\d+/, 't=9999999999')],
    ['sign', (url: string) => url.replace(/sign=./, 'sign=g')],
    ['no sign', (url: string) => url.replace(/&sign=\w+/, '')],
    ['k', (url: string) => url.replace(/k=[\w-]+/, `k=${Buffer.from('other.txt').toString('base64url')}`)],
  ])('is refused when its %s was changed', async (_what, change) => {
    const url = urlOf(await upload('signed.txt', 'x'))
    await upload('other.txt', 'secret')
    expect((await fetch(url)).status).toBe(200)
    const response = await fetch(change(url))
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('AccessDenied')])
  })

  test.each([0, -1, 1.5e9, '60'])('cannot be had for %p seconds', async (maxAge) => {
    const fileID = await upload('age.txt', 'x')
    const asked = wxSdk().getTempFileURL({ fileList: [{ fileID, maxAge: maxAge as number }] })
    expect(await failureOf(asked)).toMatchObject({ errMsg: expect.stringContaining('maxAge') })
  })

  test('is for the loopback only: another host that points here gets nothing', async () => {
    const url = urlOf(await upload('host.txt', 'x'))
    expect((await send(url, { method: 'GET', headers: { host: 'evil.example:80' } })).statusCode).toBe(403)
  })

  test('shows pages that were uploaded without rights: they could read the console otherwise', async () => {
    const response = await fetch(urlOf(await upload('page.html', '<script>1</script>')))
    expect(response.headers.get('content-security-policy')).toBe('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('is gone with its file', async () => {
    const fileID = await upload('short-lived.txt', 'x')
    const url = urlOf(fileID)
    await wxSdk().deleteFile({ fileList: [fileID] })
    expect((await fetch(url)).status).toBe(404)
  })

  test('answers nothing new with 304, and gives all of a file that has changed since the first part', async () => {
    const fileID = await upload('cached.txt', '0123456789')
    const etag = (await fetch(urlOf(fileID))).headers.get('etag') ?? ''
    expect((await fetch(urlOf(fileID), { headers: { 'if-none-match': etag } })).status).toBe(304)
    await upload('cached.txt', 'abcdefghij')
    const response = await fetch(urlOf(fileID), { headers: { range: 'bytes=0-1', 'if-range': etag } })
    expect([response.status, await response.text()]).toEqual([200, 'abcdefghij'])
  })
})

describe('an upload', () => {
  test.each([
    '../up.txt',
    'a/../../up.txt',
    '/absolute.txt',
    'a//b.txt',
    './here.txt',
    'folder/',
    'back\\slash.txt',
    'C:/drive.txt',
    'nul\0.txt',
    'line\nbreak.txt',
    'x'.repeat(851),
    '\ud800.txt',
    '..',
  ])('of the name %j is refused', async (name) => {
    expect(await failureOf(upload(name, 'x'))).toMatchObject({
      errCode: -1,
      code: 'INVALID_PARAM',
    })
  })

  test('cannot be sent elsewhere than where its leave is for', async () => {
    const { url, authorization } = cloud.storage.uploadTicket('inside.txt')
    const forged = url.replace(/k=[\w-]+/, `k=${Buffer.from('../outside.txt').toString('base64url')}`)
    expect((await send(forged, { method: 'PUT', headers: { authorization }, body: 'x' })).statusCode).toBe(
      403,
    )
    expect(existsSync(join(folder, 'outside.txt'))).toBe(false)
  })

  test('needs the authorization that was given for it, while it is fresh', async () => {
    const { url, authorization } = cloud.storage.uploadTicket('guarded.txt')
    const put = async (headers: object): Promise<number | undefined> =>
      (await send(url, { method: 'PUT', headers, body: 'x' })).statusCode
    expect(await put({})).toBe(403)
    expect(await put({ authorization: authorization.replace(/^\d+/, '9999999999') })).toBe(403)
    expect(await put({ authorization: cloud.storage.uploadTicket('else.txt').authorization })).toBe(403)
    expect(await put({ authorization })).toBe(200)
    clock.advance(16 * 60_000)
    expect(await put({ authorization })).toBe(403)
  })

  test('that is too large fails in the words of COS', async () => {
    expect(await failureOf(upload('large.txt', 'x'.repeat(1_000_001)))).toHaveProperty('errMsg')
    const { url, authorization } = cloud.storage.uploadTicket('large.txt')
    const response = await fetch(url, {
      method: 'PUT',
      headers: { authorization },
      body: 'x'.repeat(1_000_001),
    })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('EntityTooLarge')])
    expect(cloud.storage.files.info('large.txt')).toBeUndefined()
    expect(partsIn(files)).toEqual([])
  })

  test('goes to the disk while it comes, and never shows if it is broken off', async () => {
    const fileID = await upload('torn.txt', 'whole')
    const sending = await begin('torn.txt', 1_000, 'only the beginning')
    expect(await read(fileID)).toBe('whole')
    sending.destroy()
    await until(() => partsIn(files).length === 0)
    expect(await read(fileID)).toBe('whole')
  })

  test('that replaces a file leaves those alone who are reading it', async () => {
    await upload('read.txt', 'a'.repeat(500_000))
    const found = await cloud.storage.files.read('read.txt')
    await upload('read.txt', 'b')
    let text = ''
    for await (const chunk of found?.content ?? []) text += String(chunk)
    expect(text).toBe('a'.repeat(500_000))
  })

  test('of two at the same time leaves one whole file, and no content that nothing points at', async () => {
    const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(10_000 + i))
    await Promise.all(texts.map((text) => upload('race.txt', text)))
    expect(texts).toContain(await read('cloud://local-env/race.txt'))
    expect(readdirSync(files)).toHaveLength(cloud.storage.files.list().length)
  })
})

describe('a restart', () => {
  test('finds the files, and forgets what a crash left', async () => {
    const fileID = await upload('kept.txt', 'kept')
    const address = new URL(urlOf(fileID, 86_400))
    await cloud.stop()
    writeFileSync(join(files, 'left.part'), 'x')
    mkdirSync(join(files, 'unknown'))
    cloud = await testCloud({ dataDir: folder, clock })
    expect(await read(fileID)).toBe('kept')
    expect(readdirSync(files).filter((name) => /left|unknown/.test(name))).toEqual([])
    address.port = new URL(cloud.url).port
    expect((await fetch(address)).status).toBe(200)
  })

  test('after SIGKILL in the middle of an upload has the file as it was', async () => {
    const other = temporaryFolder()
    const first = await startProcess('--data', other)
    const { fileID } = await wxSdk().uploadFile({
      cloudPath: 'a.txt',
      fileContent: Buffer.from('acknowledged'),
    })
    const reply = await fetch(first.url, {
      method: 'POST',
      body: JSON.stringify({ action: 'storage.getUploadMetadata', path: 'a.txt' }),
    })
    const { data } = (await reply.json()) as { data: { url: string; authorization: string } }
    const headers = { authorization: data.authorization, 'content-length': 100 }
    const sending = request(data.url, { method: 'PUT', headers }).on('error', () => undefined)
    sending.write('half')
    await until(() =>
      partsIn(join(other, 'files')).some((name) => statSync(join(other, 'files', name)).size === 4),
    )
    await first.end('SIGKILL')
    await startProcess('--data', other)
    expect(await read(fileID)).toBe('acknowledged')
    expect(partsIn(join(other, 'files'))).toEqual([])
  })
})

test('a cloud in memory leaves no files behind', async () => {
  const passing = await testCloud()
  await upload('passing.txt', 'x')
  const where = passing.storage.files.folder
  expect(readdirSync(where)).toHaveLength(1)
  await passing.stop()
  expect(existsSync(where)).toBe(false)
})
