import type { WeChat } from '../../cloudfunctions/kit/weChat'
import { showPictures, takePictures } from '../../cloudfunctions/kit/pictures'
import { type TestCloud, startTestCloud } from './support/cloud'

let on: TestCloud
let weChat: WeChat
beforeAll(async () => {
  on = await startTestCloud()
  weChat = (await import('../../cloudfunctions/kit/wxWeChat')).wxWeChat
})
afterAll(() => on.stop())

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')])
let count = 0
const name = () => `upload${String(++count).padStart(10, '0')}`
const upload = (bytes: Buffer = PNG, path = `uploads/record/${name()}.jpg`) => weChat.upload(path, bytes)
const take = (...ids: string[]) => takePictures({ weChat }, 'record', ids)

test('what passes is kept where no phone can write, and the upload goes', async () => {
  const first = await upload()
  const [kept = ''] = await take(first)
  expect(kept).toMatch(/^cloud:\/\/[\w.-]+\/pictures\/record\/[a-f0-9]{24}\.jpg$/)
  expect(await weChat.download(first)).toBeNull()
  expect(await weChat.download(kept)).toEqual(PNG)
})

test('a retry after a lost answer, and an edit later, answer the same', async () => {
  const [a, b] = [await upload(), await upload()]
  const kept = await take(a, b)
  expect(await take(a, b)).toEqual(kept)
  expect(await take(...kept)).toEqual(kept)
  expect(kept).toHaveLength(2)
})

test('a file elsewhere, of another kind, or of nobody is refused', async () => {
  const elsewhere = await upload(PNG, `exports/${name()}.jpg`)
  const other = await upload(PNG, `uploads/repair/${name()}.jpg`)
  const mine = await upload()
  const none = mine.replace(/upload\d+/, 'nothingnothing12')
  for (const id of [
    elsewhere,
    other,
    none,
    'https://example.com/a.jpg',
    mine.replace('record/', 'record/../'),
  ])
    await expect(take(id)).rejects.toMatchObject({ code: 'PICTURE_MISSING' })
  expect(await weChat.download(elsewhere)).toEqual(PNG)
})

test('what is no picture, or larger than WeChat checks, is refused', async () => {
  const text = await upload(Buffer.from('<script>'))
  const large = await upload(Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]))
  for (const id of [text, large]) await expect(take(id)).rejects.toMatchObject({ code: 'PICTURE_UNREADABLE' })
})

test('what WeChat’s check finds risky is refused and gone', async () => {
  const { createHash } = await import('node:crypto')
  const risky = Buffer.concat([PNG, Buffer.from('risky')])
  const match = createHash('sha256').update(risky).digest('hex')
  await on.cloud.openapi.setRules([{ kind: 'media', match, suggest: 'risky', label: 20002 }])
  const id = await upload(risky)
  await expect(take(id)).rejects.toMatchObject({ code: 'PICTURE_NOT_ALLOWED' })
  expect(await weChat.download(id)).toBeNull()
})

test('ten are one too many', async () => {
  await expect(take(...Array.from({ length: 10 }, (_, n) => `f_${n}`))).rejects.toMatchObject({
    code: 'PICTURES_TOO_MANY',
  })
})

test('pictures are shown by address; what is gone is left out', async () => {
  const kept = await take(await upload(), await upload())
  const [first = '', second = ''] = kept
  await weChat.remove([second])
  const shown = await showPictures({ weChat }, kept)
  expect(shown.map(({ fileId }) => fileId)).toEqual([first])
  const answer = await fetch(shown[0]?.url ?? '')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG)
})
