import { DeskWorld, reads } from './support'

const world = new DeskWorld().use()

const who = (title: string, openid: string) => reads(world.top(title).locator('.who'), openid)

const choose = (title: string, name: string) =>
  world.page
    .getByRole('group', { name: `${title} · 我是谁` })
    .getByRole('radio', { name })
    .check({ force: true })

const another = () => world.page.getByRole('button', { name: '再开一部手机' })

test('another person on a phone is another person to the cloud', async () => {
  await who('第一部手机', 'o-member')
  await choose('第一部手机', '孙志强')
  await who('第一部手机', 'o-keeper')
})

test("a second phone is somebody else's, stays after the desk is loaded again, and is closed", async () => {
  await another().click()
  await who('第二部手机', 'o-keeper')
  await who('第一部手机', 'o-member')
  await world.page.reload()
  await who('第二部手机', 'o-keeper')
  await world.page.getByRole('button', { name: '关闭第二部手机' }).click()
  expect(await world.page.locator('iframe').count()).toBe(1)
})

test('four phones are the most', async () => {
  for (const title of ['第二部手机', '第三部手机', '第四部手机']) {
    await another().click()
    await world.top(title).locator('.who').waitFor()
  }
  expect(await another().isVisible()).toBe(false)
})

test('people are chosen by keyboard alone', async () => {
  await who('第一部手机', 'o-member')
  await world.page.getByRole('radio', { name: '李桂芬' }).focus()
  await world.page.keyboard.press('ArrowDown')
  await who('第一部手机', 'o-keeper')
})

test('somebody else handing the phone over is seen on the desk', async () => {
  await who('第一部手机', 'o-member')
  await fetch(world.server.phoneUrl('a', 'keeper'))
  await world.page.locator('input[value=keeper]:checked').waitFor({ state: 'attached' })
})

test('a folded panel stays folded', async () => {
  const side = await world.tab('设置')
  await side.locator('.side-room').waitFor({ state: 'hidden' })
  await world.page.reload()
  await who('第一部手机', 'o-member')
  expect(await side.locator('.side-room').isVisible()).toBe(false)
})

test('a save loads the phone again and keeps the page that is open', async () => {
  await who('第一部手机', 'o-member')
  await world.tap('next')
  await reads(world.top().locator('.b'), 'b')
  world.write('mp/pages/b/b.wxml', '<view class="b">new</view>')
  await reads(world.top().locator('.b'), 'new')
})
