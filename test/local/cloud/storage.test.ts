import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anywhere, failureOf, fresh, nodeSdk, wxSdk, type Anywhere } from './support/anywhere'

/** These know only the SDKs: see support/anywhere.ts for running them against a real environment. */
let place: Anywhere
const folder = mkdtempSync(join(tmpdir(), 'storage-test-'))
beforeAll(async () => (place = await anywhere()))
afterAll(async () => {
  await place.stop()
  rmSync(folder, { recursive: true, force: true })
})

const upload = async (name: string, content: string | Buffer): Promise<string> =>
  (await wxSdk().uploadFile({ cloudPath: name, fileContent: Buffer.from(content) })).fileID
const download = async (fileID: string): Promise<Buffer> =>
  (await wxSdk().downloadFile({ fileID })).fileContent
const urlOf = async (fileID: string, maxAge = 600): Promise<string> =>
  (await wxSdk().getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]?.tempFileURL ?? ''

describe('wx-server-sdk', () => {
  test('uploads a file and downloads the same bytes', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * i) % 256))
    const fileID = await upload(fresh('bytes.bin'), bytes)
    expect(fileID).toMatch(/^cloud:\/\/[^/]+\/test-.*\/bytes\.bin$/)
    expect((await download(fileID)).equals(bytes)).toBe(true)
  })

  test('uploads from a stream, and a file with nothing in it', async () => {
    const file = join(folder, 'streamed.txt')
    writeFileSync(file, 'from a stream')
    const { fileID } = await wxSdk().uploadFile({
      cloudPath: fresh('streamed.txt'),
      fileContent: createReadStream(file),
    })
    expect(String(await download(fileID))).toBe('from a stream')
    expect(await download(await upload(fresh('empty'), ''))).toHaveLength(0)
  })

  test.each(['中文 名字.txt', 'a%20b+c.txt', 'a&b=c.txt', "it's (1).txt", '🌸.txt'])(
    'keeps the name %s',
    async (name) => {
      const fileID = await upload(fresh(name), name)
      expect(fileID.endsWith(`/${name}`)).toBe(true)
      expect(String(await download(fileID))).toBe(name)
    },
  )

  test('overwrites: the same name is the same id with the new content', async () => {
    const name = fresh('twice.txt')
    const first = await upload(name, 'one')
    const second = await upload(name, 'two, longer')
    expect(second).toBe(first)
    expect(String(await download(first))).toBe('two, longer')
  })

  test('gives an address that any client can read, with the content type of the name', async () => {
    const fileID = await upload(fresh('picture.png'), 'not really')
    const response = await fetch(await urlOf(fileID))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await response.text()).toBe('not really')
  })

  test('says of each file by itself whether it exists', async () => {
    const fileID = await upload(fresh('here.txt'), 'x')
    const missing = fileID.replace('here', 'gone')
    const { fileList } = await wxSdk().getTempFileURL({ fileList: [fileID, missing] })
    expect(fileList).toMatchObject([
      { fileID, status: 0, errMsg: 'ok', tempFileURL: expect.stringMatching(/^http/) },
      { fileID: missing, status: -503003, errMsg: 'storage file not exists', tempFileURL: '' },
    ])
  })

  test('deletes, and says of each file by itself whether it was there', async () => {
    const fileID = await upload(fresh('doomed.txt'), 'x')
    const { fileList } = await wxSdk().deleteFile({ fileList: [fileID, `${fileID}.not`] })
    expect(fileList).toMatchObject([
      { fileID, status: 0 },
      { fileID: `${fileID}.not`, status: -503003 },
    ])
    expect((await wxSdk().getTempFileURL({ fileList: [fileID] })).fileList[0]).toMatchObject({
      status: -503003,
    })
    expect(await failureOf(download(fileID))).toMatchObject({ errCode: -1, code: 'STORAGE_FILE_NONEXIST' })
  })

  test('takes 50 files in one request and refuses 51', async () => {
    const fileID = await upload(fresh('many.txt'), 'x')
    const list = (count: number): string[] => Array.from({ length: count }, () => fileID)
    expect((await wxSdk().getTempFileURL({ fileList: list(50) })).fileList).toHaveLength(50)
    expect(await failureOf(wxSdk().getTempFileURL({ fileList: list(51) }))).toHaveProperty('errMsg')
    expect(await failureOf(wxSdk().deleteFile({ fileList: list(51) }))).toHaveProperty('errMsg')
    expect(String(await download(fileID))).toBe('x')
  })
})

describe('an address', () => {
  const range = async (url: string, value: string): Promise<[number, string | null, string]> => {
    const response = await fetch(url, { headers: { range: value } })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }

  test('serves parts, as a video that is wound forward asks for them', async () => {
    const url = await urlOf(await upload(fresh('film.mp4'), '0123456789'))
    expect(await range(url, 'bytes=0-3')).toEqual([206, 'bytes 0-3/10', '0123'])
    expect(await range(url, 'bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await range(url, 'bytes=-2')).toEqual([206, 'bytes 8-9/10', '89'])
    expect(await range(url, 'bytes=8-100')).toEqual([206, 'bytes 8-9/10', '89'])
    expect((await range(url, 'bytes=10-'))[0]).toBe(416)
  })

  test('answers HEAD with the size and without a body', async () => {
    const response = await fetch(await urlOf(await upload(fresh('head.txt'), '12345')), { method: 'HEAD' })
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '5',
      '',
    ])
  })
})

describe('@cloudbase/node-sdk', () => {
  test('uploads, says the size and the type, downloads to a file and deletes', async () => {
    const app = nodeSdk()
    const { fileID } = await app.uploadFile({
      cloudPath: fresh('page.html'),
      fileContent: Buffer.from('<p>'),
    })
    expect((await app.getFileInfo({ fileList: [fileID] })).fileList[0]).toMatchObject({
      code: 'SUCCESS',
      size: 3,
      mime: 'text/html',
    })
    const { fileContent } = await app.downloadFile({ fileID })
    expect(String(fileContent)).toBe('<p>')
    expect((await app.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([
      { fileID, code: 'SUCCESS' },
    ])
  })

  test('copies a file, and moves one', async () => {
    const app = nodeSdk()
    const [from, to] = [fresh('copied.txt'), fresh('copied.txt')]
    const { fileID } = await app.uploadFile({ cloudPath: from, fileContent: Buffer.from('twice') })
    const copied = await app.copyFile({ fileList: [{ srcPath: from, dstPath: to, removeOriginal: true }] })
    expect(copied.fileList[0]).toMatchObject({ fileId: fileID.replace(from, to) })
    expect(String(await download(fileID.replace(from, to)))).toBe('twice')
    expect((await app.getTempFileURL({ fileList: [fileID] })).fileList).toMatchObject([
      { code: 'STORAGE_FILE_NONEXIST' },
    ])
  })

  test('gets a file of some megabytes back as it was', async () => {
    const file = join(folder, 'large.bin')
    writeFileSync(file, Buffer.alloc(6_000_001, 'xyz'))
    const { fileID } = await nodeSdk().uploadFile({
      cloudPath: fresh('large.bin'),
      fileContent: createReadStream(file),
    })
    expect((await download(fileID)).equals(readFileSync(file))).toBe(true)
  })
})
