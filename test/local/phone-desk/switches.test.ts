import { DeskWorld, reads } from './support'

const world = new DeskWorld().use()
const who = () => world.top().locator('.who')

beforeEach(() => who().filter({ hasText: 'o-member' }).waitFor())

const choose = (legend: string, name: string) =>
  world.page
    .getByRole('group', { name: legend, exact: true })
    .getByRole('radio', { name })
    .check({ force: true })

/** What the phone's own address says, as it is after any reload. */
const address = async (): Promise<URLSearchParams> =>
  new URL((await world.phone().locator('body').evaluate('location.href')) as string).searchParams

const wx = <T>(text: string): Promise<T> => world.phone().locator('body').evaluate(`wx.${text}`)

test('the screen and letters that were chosen stay after the desk is loaded again', async () => {
  await choose('屏幕', '768×1024')
  await choose('字体', '1.5')
  await who().filter({ hasText: 'o-member' }).waitFor()
  await world.page.reload()
  await who().filter({ hasText: 'o-member' }).waitFor()
  expect(await wx('getWindowInfo().screenWidth')).toBe(768)
  expect(await wx('getAppBaseInfo().fontSizeScaleFactor')).toBe(1.5)
})

test('a screen of any size is typed, and one that is none is refused', async () => {
  const field = world.page.getByLabel('其他尺寸')
  await field.fill('320×568')
  await field.press('Enter')
  await world.page.locator('iframe[style*="width: 320px"]').waitFor()
  await who().filter({ hasText: 'o-member' }).waitFor()
  expect(await wx('getWindowInfo().screenHeight')).toBe(568)
  await field.fill('3×5')
  await field.press('Enter')
  expect(await field.getAttribute('aria-invalid')).toBe('true')
})

test('without a net functions fail and the mini-program is told; with one again they answer', async () => {
  await choose('网络', '断网')
  await reads(world.top().locator('.net'), 'false')
  await world.tap('ask')
  await reads(who(), 'failed')
  expect(await wx<object>('getNetworkType()')).toMatchObject({ networkType: 'none' })
  await choose('网络', '正常')
  await reads(world.top().locator('.net'), 'true')
  await world.tap('ask')
  await reads(who(), 'o-member')
})

test('a slow net answers, but late', async () => {
  await choose('网络', '慢')
  const took = await wx<number>(
    "cloud.callFunction({ name: 'who' }).then(() => performance.now() - window.__asked, window.__asked = performance.now())",
  )
  expect(took).toBeGreaterThan(1_000)
})

test('the place is chosen or typed, and the mini-program is there at once', async () => {
  const field = world.page.getByLabel('纬度, 经度')
  await field.fill('31.5, 117.25')
  await field.press('Enter')
  await world.tap('locate')
  await world.phone().getByText('允许', { exact: true }).click()
  await reads(who(), '31.5')
  await choose('位置', '默认位置')
  await world.tap('locate')
  await reads(who(), '32')
  expect((await address()).get('at')).toBe('32.000000,118.000000')
})

test('answers to permissions are seen, and forgotten so that the next use asks again', async () => {
  await world.tap('locate')
  await world.phone().getByText('允许', { exact: true }).click()
  await reads(world.page.locator('.answers'), '获取你的位置信息：允许')
  await world.page.getByRole('button', { name: '重置授权' }).click()
  await reads(world.page.locator('.answers'), '还没有问过')
  await world.tap('locate')
  await world.phone().getByText('允许', { exact: true }).waitFor()
})

test('a mini-program that knows the dark is told of it', async () => {
  expect(await wx('getAppBaseInfo().theme')).toBe('light')
  await wx('onThemeChange(({ theme }) => document.body.setAttribute("data-told", theme))')
  await choose('外观', '深色')
  await world.phone().locator('body[data-told=dark]').waitFor()
  expect(await wx('getAppBaseInfo().theme')).toBe('dark')
})

test("the cloud's clock goes on, to an instant and back to now, for phones and functions", async () => {
  const clock = world.phone().locator('.clock')
  await reads(clock, '09:5')
  await world.page.locator('.clock summary').click()
  await world.page.getByRole('button', { name: '+1 小时' }).click()
  await reads(clock, '10:5')
  expect(new Date(world.clock.now()).toISOString()).toMatch(/^2026-11-23T02:5/)
  await world.page.getByLabel('云端时间').fill('2027-01-02T08:30')
  await world.page.getByRole('button', { name: '设定' }).click()
  await reads(clock, '08:30')
  await world.tap('time')
  await reads(who(), '2027-01-02T08:30')
  await world.page.getByRole('button', { name: '回到现在' }).click()
  await world.page.locator('.clock-note').waitFor({ state: 'hidden' })
  expect(Math.abs(world.clock.now() - Date.now())).toBeLessThan(5_000)
})

test('whoever drives the phone over its line turns the same switches', async () => {
  await world.server.request('a', 'Phone.setNetwork', { mode: 'offline' })
  await reads(world.top().locator('.net'), 'false')
  await world.server.request('a', 'Phone.setLocation', { latitude: 30.25, longitude: 120 })
  await world.tap('locate')
  await world.phone().getByText('允许', { exact: true }).click()
  await reads(who(), '30.25')
})
