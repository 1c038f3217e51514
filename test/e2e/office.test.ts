import { press, sees } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

/** The work of the district: roles, the tree, and the roster by file. */

let shen: Phone

beforeAll(async () => {
  shen = await openPhone('district', 'e2e-office')
}, 120_000)
afterAll(closePhones)

story('the district gives a role and takes it back; both stand in the trail', async () => {
  await shen.relaunch('pages/home/home')
  await shen.tap('#bench-district-0')
  await shen.arrive('packages/office/tree/tree')
  await shen.type('#search >>> .input', '竺桥第一')
  await shen.tap('.node', '竺桥第一支部')
  await shen.find('#node', '竺桥第一支部')
  await shen.tap('#grants')
  await shen.arrive('packages/office/grants/grants')
  await shen.type('#search >>> .input', '刘淑珍')
  await shen.tap('.person', '刘淑珍')
  await press(shen.name, '是，授权')
  await shen.find('.holder', '刘淑珍')
  await shen.find('#trail', '沈岚授权刘淑珍')
  await shen.tap('.take')
  await press(shen.name, '收回')
  await shen.find('#nobody')
  await shen.find('#trail', '沈岚收回刘淑珍')
})

story('the district makes a branch, says who leads it, renames it and closes it again', async () => {
  await shen.relaunch('packages/office/tree/tree?organizationId=o_zhuqiao_p')
  await shen.tap('#edit')
  await shen.arrive('packages/office/edit/edit')
  await shen.type('#child-name >>> .input', '竺桥第九支部')
  await shen.tap('#create')
  await shen.tap('.node', '竺桥第九支部')
  await shen.find('#node', '竺桥第九支部')
  await shen.tap('#edit')
  await shen.type('#secretary-name >>> .input', '郭振华')
  await shen.type('#secretary-phone >>> .input', '13900000107')
  await shen.tap('#save-secretary')
  await shen.find('.card', '书记 郭振华')
  await shen.tap('#edit')
  await shen.tap('#deeds >>> .chip-rename')
  await shen.type('#new-name >>> .input', '竺桥青年支部')
  await shen.tap('#rename')
  await shen.find('#node', '竺桥青年支部')
  await shen.find('.card', '由“竺桥第九支部”更名')
  await shen.tap('#edit')
  await shen.tap('#deeds >>> .chip-close')
  await shen.tap('#close')
  await press(shen.name, '撤销它')
  await shen.find('.amber', '起撤销')
})

/** A file in a WeChat chat: written on the phone itself, and what WeChat would answer when it is chosen. */
async function haveInChat(phone: Phone, name: string, text: string): Promise<void> {
  const path = (await phone.mini.evaluate(
    (file: string, content: string) => {
      const filePath = `${wx.env.USER_DATA_PATH}/${file}`
      wx.getFileSystemManager().writeFileSync(filePath, content, 'utf8')
      return filePath
    },
    name,
    text,
  )) as string
  await phone.mini.mockWxMethod('chooseMessageFile', { tempFiles: [{ path, name, size: text.length }] })
}

const row = (...cells: string[]) => ['梅园新村街道工委', '竺桥社区党委', '竺桥第一支部', ...cells].join(',')

story('an importer meets a file with forty bad rows, takes them home, and writes the good ones', async () => {
  const good = [1, 2, 3].map((n) => row(`新来${'甲乙丙'[n - 1]}`, `1380000000${n}`))
  const bad = Array.from({ length: 40 }, (_, n) => row(n % 2 ? '马丽' : '', '1380000'))
  const file = ['工委,党委,支部,姓名,手机号', ...good, ...bad].join('\n')
  await shen.relaunch('packages/office/tree/tree?organizationId=o_zhuqiao_p')
  await shen.tap('#roster')
  await shen.arrive('packages/office/roster/roster')
  await haveInChat(shen, '十一月名册.csv', file)
  await shen.tap('#choose')
  await shen.find('#bad', '40 行没有看懂')
  expect(await shen.text('.count-new')).toContain('3 人')
  expect(await shen.text('.bad-row')).toContain('第 5 行')
  await shen.tap('#bad-rows')
  await sees(shen.name, '有问题的行.xlsx')
  await press(shen.name, '关闭')
  await shen.tap('#apply')
  await press(shen.name, '写进去')
  await shen.find('#outcome', '新来 3 人')
  await shen.tap('#another')
  await shen.find('.past', '十一月名册.csv')
})

story('the same file again changes nothing, and says so', async () => {
  await shen.tap('#choose')
  await shen.find('#apply', '没有变化，不用写')
  await shen.tap('#drop')
  await shen.find('#choose')
})

story('what was imported is exported again, after it has been said what that means', async () => {
  await shen.tap('#export')
  await press(shen.name, '导出')
  await sees(shen.name, '.xlsx')
  await press(shen.name, '关闭')
})
