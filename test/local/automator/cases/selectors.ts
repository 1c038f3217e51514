import { first, fresh, texts, type Case } from './kit'

/** What finds which texts on the main page. */
const found: readonly [selector: string, texts: readonly string[]][] = [
  ['text', ['a', 'b', 'c']],
  ['.name', ['a', 'b', 'c']],
  ['#box', ['tapped 0']],
  ['view.red', ['tapped 0']],
  ['[data-key]', ['tapped 0']],
  ['view.red[data-key=k1]', ['tapped 0']],
  ['view[data-key="k1"]', ['tapped 0']],
  ['.item .name', ['a', 'b', 'c']],
  ['.list > .item', ['a', 'b', 'c']],
  ['.list > .name', []],
  ['.name, #box', ['a', 'b', 'c', 'tapped 0']],
  ['[data-key="a,b"], #box', ['tapped 0']],
  ['.slotted', ['in slot']],
  // A page's selector does not enter a component unless it is told to.
  ['.inner', []],
  ['my-card >>> .inner', ['one 0']],
  ['.c >>> .label', ['new']],
  ['my-card >>> my-badge >>> .label', ['new']],
  ['my-card >>> .inner, #box', ['one 0', 'tapped 0']],
]

export const selectors: readonly Case[] = [
  ...found.map(([selector, expected]) => ({
    rows: ['page.$$', 'selectors'],
    name: `${selector} finds ${JSON.stringify(expected)}`,
    async run(mini: Parameters<Case['run']>[0]) {
      const page = await fresh(mini)
      expect((await texts(page, selector)).sort()).toEqual([...expected].sort())
    },
  })),
  {
    rows: ['selectors'],
    name: 'nth-child counts among siblings',
    async run(mini) {
      const page = await fresh(mini)
      expect(await texts(page, '.item:nth-child(2) text')).toEqual(['b'])
      expect(await texts(page, '.item:first-child text, .item:last-child text')).toEqual(['a', 'c'])
    },
  },
  {
    rows: ['page.xpath', 'page.getElementsByXpath'],
    name: 'XPath by place, attribute, text and axis',
    async run(mini) {
      const page = await fresh(mini)
      const text = async (path: string): Promise<string | undefined> => (await page.xpath(path))?.text()
      expect(await text('//view[@class="row item"][2]/text')).toBe('b')
      expect(await text('//*[@id="box"]')).toBe('tapped 0')
      expect(await text('/page/view[1]')).toBe('tapped 0')
      expect(await text('//text[contains(., "c")]')).toBe('c')
      expect(await text('//text[.="b"]/../following-sibling::view/text')).toBe('c')
      expect(await page.getElementsByXpath('//text')).toHaveLength(3)
      expect(await page.getElementsByXpath('//nothing')).toEqual([])
      expect(await page.xpath('//nothing')).toBeNull()
    },
  },
  {
    rows: ['page.$', 'page.$$'],
    name: 'what is not there is null, and nothing in a list; what is no selector too',
    async run(mini) {
      const page = await fresh(mini)
      expect(await page.$('.nowhere')).toBeNull()
      expect(await page.$$('.nowhere')).toEqual([])
      expect(await page.$(']')).toBeNull()
      await expect(page.$$(']')).rejects.toThrow()
    },
  },
  {
    rows: ['page.$', 'element ids'],
    name: 'the same node is the same element, and a new node never bears an old number',
    async run(mini) {
      const page = await fresh(mini)
      expect(await page.$('#box')).toBe(await page.$('.red'))
      const ids = new Set<string>()
      for (let round = 0; round < 3; round++) {
        await page.setData({ rows: [`${round}`] })
        const [row] = (await page.$$('.item')) as { id: string }[]
        ids.add(String(row?.id))
      }
      expect(ids.size).toBe(3)
    },
  },
  {
    rows: ['element.$', 'element.$$'],
    name: 'an element searches below itself, a component inside itself',
    async run(mini) {
      const page = await fresh(mini)
      const list = await first(page, '.list')
      expect(await list.$$('.name')).toHaveLength(3)
      expect(await list.$('#box')).toBeNull()
      const card = await first(page, 'my-card')
      expect(await (await first(card, '.inner')).text()).toBe('one 0')
      expect(await card.$$('my-badge')).toHaveLength(1)
      expect(await card.$('.label')).toBeNull()
    },
  },
]
