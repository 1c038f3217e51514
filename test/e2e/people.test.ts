import { press, sees, setClock, setOffline } from '../support/control'
import { closePhones, openPhone, story, until, type Phone } from '../support/phone'

/** Who one is, where one belongs, and what one may do. */

/** When the day of all stories begins. */
const TEN_TO_TEN = '2026-11-23T09:50:00+08:00'

const BIND = 'packages/member/bind/bind'

let zhou: Phone
let zhao: Phone
let shen: Phone
let chen: Phone

beforeAll(async () => {
  zhou = await openPhone('newcomer')
  zhao = await openPhone('secretary')
  shen = await openPhone('district')
  chen = await openPhone('resident', 'e2e-people')
}, 240_000)
afterAll(async () => {
  await setClock(TEN_TO_TEN)
  closePhones()
})

/** From the home page to the form, agreeing where that has not been done. */
async function goToBinding(phone: Phone): Promise<void> {
  await phone.relaunch('pages/home/home')
  await phone.tap('#bind')
  await phone.arrive(BIND)
  await phone.find('#agree, #name')
  if ((await phone.all('#agree')).length > 0) await phone.tap('#agree >>> .native')
  await phone.find('#name >>> .input')
}

async function tryToBind(phone: Phone, name: string, number: string): Promise<void> {
  await phone.type('#name >>> .input', name)
  await phone.type('#phone >>> .input', number)
  await phone.tap('#bind-typed >>> .button')
}

story('what is done with a number is said before it is asked for, and one may decline', async () => {
  await chen.relaunch('pages/home/home')
  await chen.tap('#bind')
  await chen.find('#disagree')
  expect(await chen.all('#name')).toEqual([])
  await chen.tap('#disagree')
  await chen.arrive('pages/home/home')
})

story('a wrong name three times: told how many tries are left, then to wait', async () => {
  await goToBinding(chen)
  expect(await chen.text('#tries')).toContain('填错三次')
  await chen.tap('#type')
  await tryToBind(chen, '陈秀兰', '13900000001')
  await chen.find('#refused', '还可以试 2 次')
  await tryToBind(chen, '李桂', '13900000001')
  await chen.find('#refused', '还可以试 1 次')
  await tryToBind(chen, '李桂兰', '13900000001')
  await chen.find('#refused', '先停一停')
  await tryToBind(chen, '李桂芬', '13900000001')
  await chen.find('#refused', '先停一停')
})

story('a new member binds by the number that WeChat knows', async () => {
  await goToBinding(zhou)
  await zhou.type('#name >>> .input', '周小燕')
  await zhou.tap('#bind-wechat >>> .native')
  await press(zhou.name, '允许')
  await zhou.find('#done-branch', '梅园新村第三支部')
  await zhou.find('#done-secretary', '赵敏')
  await zhou.tap('#go-home')
  await zhou.find('#greeting', '周小燕')
})

story('a secretary finds a member by pinyin, and sees the number after saying why', async () => {
  await zhao.relaunch('pages/home/home')
  await zhao.tap('#bench-secretary-0')
  await zhao.arrive('packages/secretary/members/members')
  await zhao.type('#search >>> .input', 'zxy')
  await zhao.find('.member', '周小燕')
  await zhao.tap('.member', '周小燕')
  await zhao.arrive('packages/secretary/person/person')
  expect(await zhao.text('#phone')).toBe('199****8019')
  await zhao.tap('#ask-phone')
  await zhao.tap('#reasons >>> .chip', '上门看望')
  await zhao.tap('#unmask')
  await zhao.find('#phone', '19917548019')
})

story('a lost phone is released, and bound anew by the invitation that the secretary shows', async () => {
  await zhao.find('#release')
  await zhao.tap('#release')
  await press(zhao.name, '解除')
  await zhao.find('#binding', '还没有绑定')
  await zhao.tap('#invite')
  await zhao.arrive('packages/secretary/invite/invite')
  await zhao.find('#invite-title', '周小燕')
  await zhao.find('#code')
  await zhou.relaunch('pages/home/home')
  await zhou.mini.callWxMethod('startPullDownRefresh')
  await goToBinding(zhou)
  await zhou.tap('#scan-invitation')
  await press(zhou.name, '扫另一部手机')
  await zhou.find('#invitation', '周小燕')
  await zhou.tap('#accept')
  await zhou.find('#done-branch', '梅园新村第三支部')
})

story('who cannot come is noted, and found by it', async () => {
  await zhao.relaunch('packages/secretary/person/person?memberId=m_newcomer')
  await zhao.tap('#cannot-come >>> .switch')
  await zhao.find('#cannot-come >>> .note', '已记为送学上门')
  await zhao.relaunch('packages/secretary/members/members?organizationId=o_meiyuan_3')
  await zhao.tap('#filters >>> .chip-cannotCome')
  await zhao.type('#search >>> .input', 'zhouxiaoyan')
  await zhao.find('#found', '找到 1 人')
  await zhao.find('.member', '周小燕')
})

story('who moves to another branch is in the list of that one', async () => {
  await shen.relaunch('packages/secretary/person/person?memberId=m_newcomer')
  await shen.tap('#transfer')
  await shen.arrive('packages/secretary/transfer/transfer')
  await shen.type('#search >>> .input', '竺桥')
  await shen.tap('.branch-row', '竺桥第一支部')
  await press(shen.name, '转过去')
  await sees(shen.name, '周小燕已经转到竺桥第一支部')
  await press(shen.name, '知道了')
  await shen.relaunch('packages/secretary/members/members?organizationId=o_zhuqiao_1')
  await shen.find('.member', '周小燕')
})

story('a member reads what is stored, takes it home as a file, and unbinds', async () => {
  await zhou.relaunch('pages/me/me')
  await zhou.tap('#privacy')
  await zhou.arrive('packages/member/privacy/privacy')
  await zhou.find('.section', '19917548019')
  await zhou.find('.section', '赵敏：上门看望')
  await zhou.tap('#export')
  await sees(zhou.name, '小红梅里关于我的信息')
  await press(zhou.name, '关闭')
  await zhou.tap('#unbind')
  await press(zhou.name, '解除')
  await sees(zhou.name, '周小燕，已经解除了')
  await press(zhou.name, '知道了')
  await zhou.arrive('pages/home/home')
  await zhou.find('#bind')
  expect(await zhou.all('#my-code')).toEqual([])
})

story(
  'her code is one tap from the home page, changes by itself, and outlives the network for a while',
  async () => {
    const li = await openPhone('member', 'e2e-code')
    await li.tap('#my-code')
    await li.arrive('packages/member/code/code')
    await li.find('#who', '李桂芬')
    const first = await pictureOn(li)
    await setClock('2026-11-23T09:53:10+08:00')
    await until('another code', async () => ((await pictureOn(li)) === first ? null : true))
    await setOffline(li.name, true)
    await setClock('2026-11-23T09:55:20+08:00')
    await li.find('#offline', '这个码还能用一会儿')
    await setClock('2026-11-23T10:02:00+08:00')
    await li.find('x-list-state >>> .state', '活动证')
    await setOffline(li.name, false)
    await li.tap('x-list-state >>> #act')
    await li.find('#code')
  },
)

const pictureOn = async (phone: Phone): Promise<string> =>
  String(await (await phone.find('#code')).attribute('src'))

story(
  "a secretary sees the branch's cards, eight to a sheet, prints them from a PDF, and saves them",
  async () => {
    await zhao.relaunch('packages/secretary/members/members?organizationId=o_meiyuan_3')
    await zhao.tap('#cards')
    await zhao.arrive('packages/secretary/cards/cards')
    expect(await zhao.text('#cards-about')).toMatch(/^\d+ 张活动证，印在 \d+ 张 A4 纸上$/)
    await zhao.find('#names', '、')
    await zhao.find('#sheet-picture')
    await zhao.tap('#print')
    await sees(zhao.name, '.pdf')
    await press(zhao.name, '关闭')
    await zhao.tap('#save')
    await zhao.allow()
    await sees(zhao.name, '已存到相册')
  },
)

story('a lost card is taken back, and there is a new one', async () => {
  await zhao.relaunch('packages/secretary/person/person?memberId=m_member2')
  await zhao.find('#card', '发的活动证')
  await zhao.tap('#lost-card')
  await press(zhao.name, '作废旧证')
  await sees(zhao.name, '旧证已作废')
  await zhao.find('#card', '发的活动证')
})
