import { first, fresh, until, type Case } from './kit'

const finger = (pageX: number) => ({ identifier: 0, pageX, pageY: 10, clientX: pageX, clientY: 10 })
const at = (pageX: number) => ({ touches: [finger(pageX)], changedTouches: [finger(pageX)] })

export const elements: readonly Case[] = [
  {
    rows: ['element.text', 'element.size', 'element.offset', 'element.style', 'element.attribute'],
    name: 'elements say what they show, where, how large and how styled',
    async run(mini) {
      const box = await first(await fresh(mini), '#box')
      expect(box.tagName).toBe('view')
      expect(await box.text()).toBe('tapped 0')
      expect(await box.size()).toEqual({ width: 120, height: 40 })
      expect(await box.offset()).toEqual({ left: 0, top: 0 })
      expect(await box.style('color')).toBe('rgb(255, 0, 0)')
      expect(await box.attribute('class')).toBe('row red')
      expect(await box.attribute('data-key')).toBe('k1')
      expect(await box.attribute('nothing')).toBeNull()
    },
  },
  {
    rows: ['element.offset'],
    name: 'where an element is does not depend on how far the page is scrolled',
    async run(mini) {
      const page = await fresh(mini)
      const before = await (await first(page, '.scroll')).offset()
      await mini.pageScrollTo(100)
      expect(await (await first(page, '.scroll')).offset()).toEqual(before)
    },
  },
  {
    rows: ['element.wxml', 'element.outerWxml'],
    name: 'elements write themselves as WXML',
    async run(mini) {
      const page = await fresh(mini)
      expect(await (await first(page, '.item')).wxml()).toMatch(/^<text [^>]*class="name"[^>]*>a<\/text>$/)
      const card = await (await first(page, 'my-card')).outerWxml()
      expect(card).toMatch(/^<my-card .*one 0.*in slot.*<\/my-card>$/s)
    },
  },
  {
    rows: ['element.tap'],
    name: 'a tap is one as by a finger',
    async run(mini) {
      const page = await fresh(mini)
      const box = await first(page, '#box')
      await box.tap()
      expect([await page.data('taps'), await page.data('event')]).toEqual([1, 'tap k1'])
      expect(await box.text()).toBe('tapped 1')
    },
  },
  {
    rows: ['element.longpress'],
    name: 'a long press is no tap',
    async run(mini) {
      const page = await fresh(mini)
      await (await first(page, '#box')).longpress()
      expect([await page.data('event'), await page.data('taps')]).toEqual(['longpress', 0])
    },
  },
  {
    rows: ['element.touchstart', 'element.touchmove', 'element.touchend'],
    name: 'a finger that moves is no tap either',
    async run(mini) {
      const page = await fresh(mini)
      const box = await first(page, '#box')
      await box.touchstart(at(10))
      await box.touchmove(at(60))
      expect(await page.data('event')).toBe('move 60')
      await box.touchend({ ...at(60), touches: [] })
      expect(await page.data('taps')).toBe(0)
    },
  },
  {
    rows: ['element.trigger', 'element.dispatchEvent'],
    name: 'events of their own are raised, but trigger raises no tap',
    async run(mini) {
      const page = await fresh(mini)
      await (await first(page, 'my-card')).trigger('done', { by: 'test' })
      expect(await page.data('event')).toBe('done {"by":"test"}')
      const box = await first(page, '#box')
      await box.trigger('tap')
      await box.trigger('longpress')
      expect([await page.data('event'), await page.data('taps')]).toEqual(['done {"by":"test"}', 0])
      await box.dispatchEvent({ eventName: 'tap' })
      expect(await page.data('taps')).toBe(1)
    },
  },
  {
    rows: ['component.data', 'component.setData', 'component.callMethod', 'page errors'],
    name: 'a component has data and methods',
    async run(mini) {
      const page = await fresh(mini)
      const card = await first(page, 'my-card')
      expect(await card.data()).toMatchObject({ title: 'one', n: 0 })
      expect(await card.data('a.b')).toBe(1)
      expect(await card.callMethod('inc', 5)).toBe(5)
      await expect(card.callMethod('nope')).rejects.toThrow(/^component.nope not exists$/)
      await card.setData({ n: 7 })
      expect(await (await first(card, '.inner')).text()).toBe('one 7')
      await (await first(card, '.inner')).tap()
      expect(await page.data('event')).toBe('done {"n":8}')
    },
  },
  {
    rows: ['element.property'],
    name: 'a property is read, and what is none does not exist',
    async run(mini) {
      const page = await fresh(mini)
      const card = await first(page, 'my-card')
      expect(await card.property('title')).toBe('one')
      await expect(card.property('zz')).rejects.toThrow(/^my-card.zz not exists$/)
      expect(await (await first(page, 'slider')).property('value')).toBe(10)
    },
  },
  {
    rows: ['input.input', 'textarea.input', 'element.value'],
    name: 'an input and a textarea are typed into',
    async run(mini) {
      const page = await fresh(mini)
      const field = await first(page, 'input')
      await field.input('hello')
      expect([await page.data('typed'), await page.data('event')]).toEqual(['hello', 'input hello'])
      expect(await field.value()).toBe('hello')
      await (await first(page, 'textarea')).input('two\nlines')
      expect(await page.data('memo')).toBe('two\nlines')
    },
  },
  {
    rows: ['switch.tap', 'slider.slideTo'],
    name: 'a switch is tapped and a slider slid',
    async run(mini) {
      const page = await fresh(mini)
      await (await first(page, 'switch')).tap()
      expect(await page.data('on')).toBe(true)
      await (await first(page, 'slider')).slideTo(60)
      expect(await page.data('level')).toBe(60)
    },
  },
  {
    rows: [
      'scroll-view.scrollTo',
      'scroll-view.scrollWidth',
      'scroll-view.scrollHeight',
      'scroll-view.property',
    ],
    name: 'a scroll-view scrolls both ways',
    async run(mini) {
      const view = await first(await fresh(mini), 'scroll-view')
      await view.scrollTo(20, 55)
      expect([await view.property('scrollLeft'), await view.property('scrollTop')]).toEqual([20, 55])
      expect([await view.scrollWidth(), await view.scrollHeight()]).toEqual([300, 500])
      expect(await view.property('scrollY')).toBe(true)
    },
  },
  {
    rows: ['swiper.swipeTo'],
    name: 'a swiper is swiped as by a finger',
    async run(mini) {
      const page = await fresh(mini)
      await (await first(page, 'swiper')).swipeTo(2)
      await until('the last item is shown', async () => (await page.data('current')) === 2)
      expect(await page.data('event')).toMatch(/^swiped/)
    },
  },
  {
    rows: ['movable-view.moveTo', 'movable-view.property'],
    name: 'a movable-view is moved and says where it is',
    async run(mini) {
      const mover = await first(await fresh(mini), 'movable-view')
      await mover.moveTo(30, 40)
      await until('it is there', async () => (await mover.property('x')) === 30)
      expect(await mover.property('y')).toBe(40)
      expect(await mover.property('direction')).toBe('all')
    },
  },
  {
    rows: ['video.callContextMethod'],
    name: 'a video obeys its context, and says which method does not exist',
    async run(mini) {
      const film = await first(await fresh(mini), 'video')
      await film.callContextMethod('playbackRate', 1.5)
      await film.callContextMethod('seek', 3)
      await film.callContextMethod('pause')
      await expect(film.callContextMethod('nope')).rejects.toThrow('nope not exists')
      expect(await film.property('title')).toBe('a film')
    },
  },
]
