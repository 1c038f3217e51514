import { press, setOffline } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

/** Notices on the phone, WeChat's reminders and taking them back, and the red book that a notice leads to. */

let li: Phone

beforeAll(async () => {
  li = await openPhone('member', 'e2e-inbox')
}, 120_000)
afterEach(() => setOffline(li.name, false))
afterAll(closePhones)

story('the bell leads to what is new, and a notice leads to what it tells of', async () => {
  await li.tap('#bell')
  await li.arrive('packages/member/inbox/inbox')
  await li.find('.notice.unread', '多功能厅后天下午停用半天')
  await li.tap('.notice.unread', '今年的学习档案可以看了')
  await li.arrive('packages/member/archive/archive')
  await li.find('#sentence', '还差')
  await li.find('.line', '主题党日')
  await li.back()
  await li.find('.notice.read', '今年的学习档案可以看了')
  await li.tap('#read-all')
  await li.gone('.notice.unread')
  await li.find('#unread', '都看过了')
})

story('who lets WeChat remind finds it on the privacy page, and can take it back', async () => {
  await li.relaunch('packages/member/inbox/inbox')
  await li.tap('#remind')
  await press(li.name, '允许')
  await li.relaunch('packages/member/privacy/privacy')
  await li.find('.section', '微信提醒')
  await li.tap('#withdraw')
  await press(li.name, '不再提醒')
  await li.gone('#withdraw')
  await li.gone('.section', '微信提醒')
})

story(
  'a year without records says how one gets there; without a network this year is still there',
  async () => {
    await li.relaunch('packages/member/archive/archive')
    await li.find('#sentence', '今年')
    await setOffline(li.name, true)
    await li.relaunch('packages/member/archive/archive')
    await li.find('x-network-bar >>> .bar', '网络不通')
    await li.find('.line', '主题党日')
    await setOffline(li.name, false)
    await li.tap('#years >>> .chip', '2024')
    await li.find('x-list-state >>> .state', '这一年还没有记录')
  },
)

story('who has no notices is told what will be here', async () => {
  const chen = await openPhone('resident', 'e2e-inbox-resident')
  await chen.tap('#bell')
  await chen.arrive('packages/member/inbox/inbox')
  await chen.find('x-list-state >>> .state', '还没有通知')
})
