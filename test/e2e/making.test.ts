import fs from 'node:fs'
import path from 'node:path'
import { press } from '../support/control'
import { closePhones, openPhone, story, until, type Phone } from '../support/phone'

/** A lesson as its author makes it: written on the phone, looked at, submitted, returned with a reason, mended, published. */

const WORK = 'packages/making/lesson/lesson'
const PICTURE = path.resolve(__dirname, '../../local/seed/lessons/files/006-0.jpg')
const TITLE = '楼道里怎么防火'
/** The narrowest phone, with large letters. */
const WIDTH = 320

let zhao: Phone
let shen: Phone
let lessonId = ''

beforeAll(async () => {
  zhao = await openPhone('secretary', 'e2e-making-author', { font: '1.4', size: `${WIDTH}x568` })
  shen = await openPhone('district', 'e2e-making-reviewer')
}, 120_000)
afterAll(closePhones)

/** What the phone itself would send, in fewer steps than a thumb. */
const ask = (phone: Phone, action: string, input: object): Promise<unknown> =>
  phone.mini.evaluate(
    (verb: string, given: object) =>
      wx.cloud
        .callFunction({ name: 'lesson', data: { action: verb, input: given } })
        .then(({ result }) => result),
    action,
    input,
  )

/** The album answers with this picture, which is on the phone. */
async function albumHas(phone: Phone, file: string): Promise<void> {
  const tempFilePath = (await phone.mini.evaluate(
    (base64: string) => {
      const at = `${wx.env.USER_DATA_PATH}/album.jpg`
      wx.getFileSystemManager().writeFileSync(at, base64, 'base64')
      return at
    },
    fs.readFileSync(file, 'base64'),
  )) as string
  await phone.mini.mockWxMethod('chooseMedia', { tempFiles: [{ tempFilePath, size: 1 }], type: 'image' })
}

const open = async (phone: Phone) => phone.relaunch(`${WORK}?id=${lessonId}`)

story(
  'a secretary begins a lesson from 我的 and writes it paragraph by paragraph, with a picture',
  async () => {
    await zhao.relaunch('pages/me/me')
    await zhao.tap('#making')
    await zhao.arrive('packages/making/works/works')
    await zhao.relaunch('packages/making/begin/begin')
    await zhao.type('#title >>> .input', TITLE)
    await zhao.tap('.way-article')
    await zhao.tap('#begin')
    lessonId = String((await zhao.arrive(WORK)).query['id'])
    await zhao.find('#missing', '正文')
    await zhao.tap('.task-article')
    await zhao.arrive('packages/making/article/article')
    await zhao.tap('#add-text')
    await zhao.type('#text >>> .area', '楼道里不能堆东西。\n电动车不进楼道。')
    await zhao.tap('#close')
    await albumHas(zhao, PICTURE)
    await zhao.tap('#add-picture')
    await zhao.find('#block-2')
    await zhao.type('#text >>> .area', '楼下的充电柜')
    await zhao.tap('#done')
    await zhao.arrive(WORK)
    await zhao.find('.task-article', '2 段，1 张图')
  },
)

story('a question asks itself, and what was written is there when the app is opened again', async () => {
  await zhao.tap('.task-quiz')
  await zhao.arrive('packages/making/questions/questions')
  await zhao.tap('#add')
  await zhao.arrive('packages/making/question/question')
  await zhao.find('#lack', '还没有写题目')
  await zhao.tap('#kinds >>> .chip-trueFalse')
  await zhao.type('#text >>> .area', '电动车可以推进楼道充电')
  await zhao.tap('.option:last-of-type .right')
  await zhao.gone('#lack')
  await zhao.tap('#done')
  await zhao.find('#rule', '看完做 1 题，答对 1 题就通过')
  await open(zhao)
  await zhao.find('.task-quiz', '考 1 题')
  await zhao.gone('#missing')
})

story('it is seen as learners will see it, and goes to its reviewers', async () => {
  await zhao.tap('#preview')
  await zhao.arrive('packages/making/preview/preview')
  await zhao.find('#stage >>> .block', '楼道里不能堆东西')
  await zhao.find('#stage >>> .picture', '楼下的充电柜')
  await zhao.back()
  await zhao.arrive(WORK)
  await zhao.tap('#submit')
  await press(zhao.name, '交上去')
  await zhao.find('#stand', '在等评审')
})

story('the author reads why it came back, goes to the paragraph, mends it, and it is published', async () => {
  const remark = { text: '加一句：放在哪里', moment: null, paragraph: 1, requestId: 'q_e2e_making' }
  await ask(shen, 'remark', { lessonId, ...remark })
  await ask(shen, 'review', { lessonId, version: 1, verdict: 'return', why: '第二段再具体一点' })
  await zhao.relaunch('packages/making/works/works')
  await zhao.find('.work', '第二段再具体一点')
  await zhao.tap('.work', TITLE)
  await zhao.arrive(WORK)
  await zhao.find('#stand', '评审请您改一改')
  await zhao.tap('#remarks >>> .go')
  await zhao.arrive('packages/making/article/article')
  await zhao.type('#text >>> .area', '电动车不进楼道，停到楼下的车棚。')
  await zhao.tap('#done')
  await zhao.arrive(WORK)
  await zhao.tap('#submit')
  await press(zhao.name, '交上去')
  await zhao.find('#stand', '在等评审')
  await ask(shen, 'review', { lessonId, version: 1, verdict: 'pass', why: '清楚了' })
  await open(zhao)
  await zhao.find('#stand', '已经发布')
  await zhao.find('#history >>> .step', '清楚了')
})

story('a next version is begun from it, while everybody sees the first', async () => {
  await zhao.tap('#revise')
  await press(zhao.name, '开始改')
  await zhao.find('.task-article', '2 段，1 张图')
  const { data } = (await until('the library', () => ask(shen, 'get', { lessonId }))) as {
    data: { version: number; title: string }
  }
  expect([data.version, data.title]).toEqual([1, TITLE])
})

const EDITORS = [
  ...['works', 'begin', 'lesson', 'about', 'shelf', 'media', 'record', 'captions', 'article', 'slides'],
  ...['materials', 'questions', 'preview'],
]

story('every screen opens by itself and fits the narrowest phone with large letters', async () => {
  for (const name of EDITORS) {
    const page = await zhao.relaunch(`packages/making/${name}/${name}?id=${lessonId}`)
    await until(`what ${name} shows`, async () => ((await page.data('face')) === 'full' ? true : null))
    expect([name, (await page.size()).width]).toEqual([name, WIDTH])
  }
})
