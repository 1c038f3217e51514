import type Page from 'miniprogram-automator/out/Page'
import { first, fresh, go, texts, type Case } from './kit'

const idOf = (page: Page | undefined): unknown => (page as unknown as { id: unknown } | undefined)?.id

export const pages: readonly Case[] = [
  {
    rows: ['currentPage'],
    name: 'the current page says its path and query and keeps its number',
    async run(mini) {
      const page = await fresh(mini)
      expect([page.path, page.query]).toEqual(['pages/main/main', { x: '1' }])
      expect(idOf(page)).toEqual(expect.any(Number))
      expect(await mini.currentPage()).toBe(page)
    },
  },
  {
    rows: ['pageStack'],
    name: 'the stack is told from bottom to top',
    async run(mini) {
      await fresh(mini)
      await go(mini, 'navigateTo', '/pages/detail/detail?id=5')
      const stack = await mini.pageStack()
      expect(stack.map(({ path }) => path)).toEqual(['pages/main/main', 'pages/detail/detail'])
      expect(stack[1]?.query).toEqual({ id: '5' })
    },
  },
  {
    rows: ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch'],
    name: "the client's own navigation arrives, all five ways",
    async run(mini) {
      await fresh(mini)
      expect((await mini.navigateTo('/pages/detail/detail?id=9'))?.query).toEqual({ id: '9' })
      expect((await mini.redirectTo('/pages/detail/detail?id=8'))?.query).toEqual({ id: '8' })
      expect((await mini.navigateBack())?.path).toBe('pages/main/main')
      expect((await mini.switchTab('/pages/tab/tab'))?.path).toBe('pages/tab/tab')
      expect((await mini.reLaunch('/pages/main/main'))?.path).toBe('pages/main/main')
    },
  },
  {
    rows: ['currentPage', 'page errors'],
    name: 'going elsewhere gives a new page, going back the old one; one that is gone is destroyed',
    async run(mini) {
      const page = await fresh(mini)
      const detail = await go(mini, 'navigateTo', '/pages/detail/detail?id=5')
      const other = await go(mini, 'redirectTo', '/pages/detail/detail?id=6')
      expect(idOf(other)).not.toBe(idOf(detail))
      await expect(detail.data()).rejects.toThrow(/^page destroyed$/)
      await expect(detail.$$('view')).rejects.toThrow(/^page destroyed$/)
      await mini.callWxMethod('navigateBack')
      expect(await mini.currentPage()).toBe(page)
    },
  },
  {
    rows: ['page errors'],
    name: 'a page that is covered by another is not on top: no search and no touch, but its data is there',
    async run(mini) {
      const page = await fresh(mini)
      const box = await first(page, '#box')
      await go(mini, 'navigateTo', '/pages/detail/detail')
      await expect(page.$$('view')).rejects.toThrow(/^page is not on top of page stack$/)
      await expect(page.size()).rejects.toThrow(/^page is not on top of page stack$/)
      await expect(box.tap()).rejects.toThrow(/^page is not on top of page stack$/)
      expect(await page.data('taps')).toBe(0)
    },
  },
  {
    rows: ['page errors', 'element ids'],
    name: 'the elements of a page that is gone, and those that it drew no more, are destroyed',
    async run(mini) {
      const page = await fresh(mini)
      const [item] = await page.$$('.item')
      await page.setData({ rows: [] })
      await expect(item.text()).rejects.toThrow(/^element destroyed$/)
      const box = await first(page, '#box')
      await go(mini, 'reLaunch', '/pages/detail/detail')
      await expect(box.text()).rejects.toThrow(/^page destroyed$/)
    },
  },
  {
    rows: ['page.data', 'page.setData'],
    name: 'data is read whole and by path, and written',
    async run(mini) {
      const page = await fresh(mini)
      expect(await page.data('deep.list[1].n')).toBe(2)
      expect((await page.data('nowhere.at.all')) ?? null).toBeNull()
      await page.setData({ rows: ['x'], 'deep.list[0].n': 7 })
      expect(await page.data()).toMatchObject({ rows: ['x'], deep: { list: [{ n: 7 }, { n: 2 }] } })
      expect(await texts(page, '.name')).toEqual(['x'])
    },
  },
  {
    rows: ['page.callMethod', 'page errors'],
    name: 'methods of a page are called, promises awaited, failures told',
    async run(mini) {
      const page = await fresh(mini)
      expect(await page.callMethod('add', 2, 3)).toBe(5)
      expect(await page.callMethod('later', 1)).toEqual({ a: 1 })
      await expect(page.callMethod('nope')).rejects.toThrow(/^page.nope not exists$/)
      await expect(page.callMethod('fails')).rejects.toThrow('as it should')
    },
  },
  {
    rows: ['page.size', 'page.scrollTop', 'pageScrollTo'],
    name: 'a page knows its size and how far it is scrolled',
    async run(mini) {
      const page = await fresh(mini)
      const { width, height } = await page.size()
      expect(width).toBe(375)
      expect(height).toBeGreaterThan(2000)
      await mini.pageScrollTo(120)
      expect(await page.scrollTop()).toBe(120)
    },
  },
  {
    rows: ['page.waitFor'],
    name: 'waiting for a time, for an element and for a function',
    async run(mini) {
      const page = await fresh(mini)
      const since = Date.now()
      await page.waitFor(50)
      expect(Date.now() - since).toBeGreaterThanOrEqual(45)
      await page.setData({ rows: [] })
      await mini.evaluate(function () {
        setTimeout(function () {
          getCurrentPages()[0]!.setData({ rows: ['late one'] })
        }, 300)
      })
      expect(await page.$('.item')).toBeNull()
      await page.waitFor('.item')
      await page.waitFor(async () => (await texts(page, '.name'))[0] === 'late one')
    },
  },
]
