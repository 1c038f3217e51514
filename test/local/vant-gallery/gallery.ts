import { Gallery } from './support'

let it: Gallery

const visible = (selector: string) => it.at(selector).first().waitFor({ state: 'visible' })
const hidden = (selector: string) => it.at(selector).first().waitFor({ state: 'hidden' })
const style = (selector: string, name: string) =>
  it.ask<string>(`getComputedStyle(document.querySelector('${selector}')).${name}`)

/** One test for each component or family; what it covers is in its name. */
export function galleryTests(touch: boolean): void {
  beforeAll(async () => {
    it = await Gallery.open(touch)
  }, 120_000)
  afterAll(() => it?.close())

  const group = (name: string, tests: () => void) =>
    describe(name, () => {
      beforeEach(() => it.show(name))
      // The broken picture of the first page is meant to be broken.
      afterEach(() =>
        expect(it.errors.splice(0).filter((text) => !text.includes('/nothing.png'))).toEqual([]),
      )
      tests()
    })

  group('basic', basic)
  group('form', form)
  group('pickers', pickers)
  group('feedback', feedback)
  group('display', display)
  group('navigation', navigation)
  group('business', business)
}

function basic(): void {
  test('button: pressed, disabled, loading and with an icon', async () => {
    await it.press('#button')
    expect(await it.heard('button click')).toContain('button click')
    await it.at('#button-off').click({ force: true })
    expect(await it.at('#heard').textContent()).not.toMatch(/^off/)
    expect(await it.at('#button-loading van-loading').count()).toBe(1)
    expect(await it.at('#button-icon van-icon').count()).toBe(1)
  })

  test('config-provider: colours what is inside', async () => {
    expect(await style('#themed wx-button', 'backgroundColor')).toBe('rgb(179, 18, 42)')
    expect(await style('#button wx-button', 'backgroundColor')).toBe('rgb(7, 193, 96)')
  })

  test('cell and cell-group: title, value, label, link and press', async () => {
    expect(await it.at('#cell-group').innerText()).toContain('分组')
    expect((await it.at('#cell').innerText()).split(/\s+/)).toEqual(['单元格', '描述', '内容'])
    await it.press('#cell')
    await it.heard('cell click')
  })

  test('icon and info: the icon font is here, badges say their number', async () => {
    await it.press('#icon')
    await it.heard('icon click')
    expect(await it.ask(`document.fonts.check('16px vant-icon')`)).toBe(true)
    expect(await it.at('#icon-badge').innerText()).toBe('9')
    expect(await it.at('#info').innerText()).toBe('12')
  })

  test('image: loads, tells of a picture that is not there, and is pressed', async () => {
    await it.press('#image')
    await it.heard('image click')
    expect(await style('#image .van-image', 'borderRadius')).toBe('50%')
    await visible('#image-broken .van-image__error')
  })

  test('row and col: eight of twenty-four parts each, with a gutter', async () => {
    const widths = await it.ask<number[]>(
      `['a', 'b'].map((name) => document.querySelector('#col-' + name + ' .van-col').offsetWidth)`,
    )
    expect(widths[0]).toBe(widths[1])
    expect(Math.abs((widths[0] ?? 0) - 385 / 3)).toBeLessThan(2)
  })

  test('loading: turns', async () => {
    expect(await style('#loading .van-loading__spinner', 'animationName')).not.toBe('none')
    expect(await it.at('#loading').innerText()).toBe('加载中')
  })

  test('popup: comes up from below and closes by its cross', async () => {
    await it.press('#open-popup')
    await it.heard('popup after-enter')
    await visible('#popup-content')
    await it.press('#popup .van-popup__close-icon')
    await it.heard('popup close')
    await hidden('#popup-content')
  })

  test('overlay: covers the page until it is pressed', async () => {
    await it.press('#open-overlay')
    await visible('#overlay .van-overlay')
    await it.press('#overlay .van-overlay')
    await it.heard('overlay click')
    await hidden('#overlay .van-overlay')
  })

  test('transition: enters and leaves', async () => {
    await it.press('#flip')
    await it.heard('transition after-enter')
    await visible('#moved')
    await it.press('#flip')
    await it.heard('transition after-leave')
    await hidden('#moved')
  })
}

function form(): void {
  test('checkbox and checkbox-group', async () => {
    await it.press('#checkbox .van-checkbox__icon')
    expect(await it.heard('checked change')).toBe('checked change true')
    await it.press('#box-b .van-checkbox__icon')
    expect(await it.heard('boxes change')).toBe('boxes change ["a","b"]')
    await it.press('#box-a .van-checkbox__icon')
    expect(await it.heard('boxes change ["b"]')).toBe('boxes change ["b"]')
  })

  test('radio and radio-group', async () => {
    await it.press('#radio-2 .van-radio__icon')
    expect(await it.heard('radio change')).toBe('radio change "2"')
    expect(await it.at('#radio-1 .van-radio__icon--checked').count()).toBe(0)
  })

  test('field: typed into, cleared, confirmed; model:value; a textarea counts; an error is shown', async () => {
    await it.press('#field input')
    await it.heard('field focus')
    await it.shell.keyboard.type('小红')
    await it.heard('field change "小红"')
    await it.at('#words').filter({ hasText: '小红' }).waitFor()
    await it.shell.keyboard.press('Enter')
    await it.heard('field confirm')
    await it.at('#area-field textarea').fill('你好')
    expect(await it.heard('textarea change')).toBe('textarea change "你好"')
    expect(await it.at('#area-field .van-field__word-limit').innerText()).toContain('2/50')
    expect(await it.at('#wrong-field').innerText()).toContain('手机号格式错误')
  })

  test('field: its placeholder stands where the text will', async () => {
    const [placeholder, input] = await it.ask<[number, number]>(
      `['.wx-field-placeholder', 'input'].map((s) => document.querySelector('#field ' + s).getBoundingClientRect()).map((box) => box.top + box.height / 2)`,
    )
    expect(Math.abs((placeholder ?? 0) - (input ?? 99))).toBeLessThan(2)
  })

  test('switch', async () => {
    await it.press('#switch .van-switch')
    expect(await it.heard('on change')).toBe('on change true')
    expect(await it.at('#switch .van-switch--on').count()).toBe(1)
  })

  test('stepper: to its limit', async () => {
    await it.press('#stepper .van-stepper__plus')
    expect(await it.heard('count change')).toBe('count change 2')
    await it.press('#stepper .van-stepper__plus')
    await it.heard('count change 3')
    await it.press('#stepper .van-stepper__plus')
    expect(await it.heard('count overlimit')).toContain('plus')
  })

  test('rate', async () => {
    await it.press(it.at('#rate .van-rate__icon').nth(4))
    expect(await it.heard('rate change')).toBe('rate change 5')
  })

  test('slider: dragged by its button', async () => {
    await it.drag('#slider .van-slider__button', 100, 0)
    const value = Number((await it.heard('range change')).split(' ')[2])
    expect(value).toBeGreaterThan(50)
    expect(value).toBeLessThan(70)
  })

  test('search: typed, searched and left', async () => {
    await it.press('#search input')
    await it.shell.keyboard.type('活动')
    await it.heard('search change "活动"')
    await it.shell.keyboard.press('Enter')
    await it.heard('search search')
    await it.press('#search .van-search__action')
    expect(await it.heard('search change ""')).toBe('search change ""')
  })

  test('uploader: takes a picture, shows it and removes it', async () => {
    const chosen = it.shell.waitForEvent('filechooser')
    await it.press('#uploader .van-uploader__upload')
    const buffer = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    )
    await (await chosen).setFiles({ name: 'a.png', mimeType: 'image/png', buffer })
    expect(await it.heard('uploader after-read')).toBe('uploader after-read 1')
    await visible('#uploader .van-uploader__preview-image')
    await it.press('#uploader .van-uploader__preview-delete')
    expect(await it.heard('uploader delete')).toBe('uploader delete 0')
  })
}

function pickers(): void {
  test('picker and picker-column: turned and confirmed', async () => {
    await it.drag('#picker .van-picker__columns', 0, -44)
    expect(await it.heard('picker change')).toContain('"value":"宁波"')
    await it.press('#picker .van-picker__confirm')
    expect(await it.heard('picker confirm')).toContain('"index":1')
  })

  test('area: begins where it is told and is confirmed', async () => {
    await it.press('#area .van-picker__confirm')
    expect(await it.heard('area confirm')).toContain('"code":"320104","name":"秦淮区"')
  })

  test('datetime-picker: turned to the next day', async () => {
    await it.drag('#datetime .van-picker-column >> nth=2', 0, -44)
    const [, , time] = (await it.heard('datetime input')).split(' ')
    expect(new Date(Number(time)).getDate()).toBe(7)
  })

  test('calendar: a day is chosen and confirmed', async () => {
    await it.press('#open-calendar')
    await visible('#calendar .van-calendar__day')
    await it.press(
      it
        .at('#calendar .van-calendar__day')
        .filter({ hasText: /^\s*20\s*$/ })
        .first(),
    )
    await it.heard('calendar select')
    await it.press('#calendar .van-calendar__confirm')
    const [, , time] = (await it.heard('calendar confirm')).split(' ')
    const day = new Date(JSON.parse(time ?? '') as string)
    expect([day.getMonth() + 1, day.getDate()]).toEqual([5, 20])
  })

  test('cascader: down two levels', async () => {
    await it.press('#open-cascader')
    await it.press(it.at('#cascader .van-cascader__option').filter({ hasText: '浙江省' }))
    await it.press(it.at('#cascader .van-cascader__option').filter({ hasText: '宁波市' }))
    expect(await it.heard('cascader finish')).toContain('"value":"330200"')
  })
}

function feedback(): void {
  test('dropdown-menu and dropdown-item', async () => {
    await it.press(it.at('#dropdown-menu .van-dropdown-menu__item').first())
    await it.press(it.at('#dropdown-item .van-dropdown-item__option').filter({ hasText: '好评排序' }))
    expect(await it.heard('sort change')).toBe('sort change "b"')
    await it.at('#dropdown-menu').filter({ hasText: '好评排序' }).first().waitFor()
  })

  test('action-sheet: chosen and cancelled', async () => {
    await it.press('#open-sheet')
    await it.press(it.at('#action-sheet .van-action-sheet__item').filter({ hasText: '选项二' }))
    await it.heard('sheet')
    await hidden('#action-sheet .van-action-sheet__item')
    await it.press('#open-sheet')
    await it.press('#action-sheet .van-action-sheet__cancel')
    await hidden('#action-sheet .van-action-sheet__item')
  })

  test('share-sheet: its signs are here and one is chosen', async () => {
    await it.press('#open-share')
    await visible('#share-sheet .van-share-sheet__icon')
    const sources = await it.ask<string[]>(
      `[...document.querySelectorAll('#share-sheet img')].map((img) => img.src.slice(0, 15))`,
    )
    expect(sources).toHaveLength(5)
    expect(new Set(sources)).toEqual(new Set(['data:image/svg+']))
    await it.press(it.at('#share-sheet .van-share-sheet__option').filter({ hasText: '复制链接' }))
    await it.heard('share')
  })

  test('dialog: by its function, confirmed and cancelled', async () => {
    await it.press('#open-dialog')
    await it.press('#van-dialog .van-dialog__confirm')
    expect(await it.heard('dialog')).toBe('dialog confirm')
    await hidden('#van-dialog .van-dialog__confirm')
    await hidden('#van-dialog .van-overlay')
    await it.press('#open-dialog')
    await it.press('#van-dialog .van-dialog__cancel')
    await it.heard('dialog cancel')
  })

  test('toast: by its function', async () => {
    await it.press('#open-toast')
    await it.at('#van-toast').getByText('成功了').waitFor()
  })

  test('notify: by its function, and it goes by itself', async () => {
    await it.press('#open-notify')
    await it.at('#van-notify').getByText('通知内容').waitFor()
    await it.heard('notify closed')
  })

  test('swipe-cell: opened by a swipe and pressed', async () => {
    await it.drag('#swipe-cell', -90, 0)
    expect(await it.heard('swipe open')).toContain('"position":"right"')
    await it.press('#swipe-right')
    expect(await it.heard('swipe click')).toBe('swipe click "right"')
  })
}

function display(): void {
  test('circle: is drawn and follows its value', async () => {
    const inked = `(() => {
      const canvas = document.querySelector('#circle canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      let n = 0
      for (let i = 2; i < data.length; i += 4) if (data[i + 1] > 0 && data[i] > 200 && data[i - 2] < 100) n++
      return n
    })()`
    await it.shell.waitForTimeout(800)
    const before = await it.ask<number>(inked)
    await it.press('#more')
    await it.at('#circle').filter({ hasText: '80%' }).waitFor()
    await it.shell.waitForTimeout(1_500)
    expect(before).toBeGreaterThan(50)
    expect(await it.ask<number>(inked)).toBeGreaterThan(before * 1.8)
  })

  test('progress: as wide as its value, with its pivot', async () => {
    await it.press('#more')
    await it.at('#progress').filter({ hasText: '80%' }).waitFor()
    const part = `document.querySelector('#progress .van-progress__portion').style.width`
    expect(await it.ask<string>(part)).toContain('80')
  })

  test('collapse and collapse-item: opened and closed', async () => {
    await visible('#inside-1')
    await it.press('#item-2 .van-cell')
    expect(await it.heard('active change')).toBe('active change ["1","2"]')
    await visible('#inside-2')
    await it.press('#item-1 .van-cell')
    await it.heard('active change ["2"]')
    await it.shell.waitForTimeout(500)
    expect(
      await it.ask<number>(`document.querySelector('#item-1 .van-collapse-item__wrapper').offsetHeight`),
    ).toBe(0)
  })

  test('count-down: starts, counts and is reset', async () => {
    expect(await it.at('#count-down').innerText()).toBe('01:00:00')
    await it.press('#count-start')
    await it.at('#count-down').filter({ hasText: '00:59:5' }).waitFor()
    await it.press('#count-reset')
    await it.at('#count-down').filter({ hasText: '01:00:00' }).waitFor()
  })

  test('divider and panel', async () => {
    expect(await it.at('#divider').innerText()).toBe('文字')
    expect((await it.at('#panel').innerText()).split(/\s+/)).toEqual(['面板', '描述', '状态', '内容'])
  })

  test('notice-bar: moves, is pressed and closed', async () => {
    const left = () =>
      it.ask<number>(`document.querySelector('.van-notice-bar__content').getBoundingClientRect().left`)
    await it.shell.waitForTimeout(700)
    const before = await left()
    await it.shell.waitForTimeout(500)
    expect(await left()).toBeLessThan(before)
    await it.press('#notice-bar .van-notice-bar__right-icon')
    await hidden('#notice-bar .van-notice-bar')
  })

  test('skeleton: until it is loaded', async () => {
    expect(await it.at('#skeleton .van-skeleton__row').count()).toBe(3)
    await it.press('#more')
    await visible('#loaded')
  })

  test('steps: the active one, and a press', async () => {
    await it.press(it.at('#steps .van-step').nth(2).locator('.van-step__title'))
    expect(await it.heard('steps click-step')).toBe('steps click-step 2')
  })

  test('sticky: stays at the top when the page moves', async () => {
    await it.ask(`window.scrollTo(0, 500)`)
    await it.shell.waitForTimeout(300)
    expect(await it.ask(`document.querySelector('#more wx-button').getBoundingClientRect().top`)).toBe(0)
  })

  test('tag: closed', async () => {
    await it.press('#tag .van-tag__close')
    await it.heard('tag close')
  })

  test('empty: its pictures are here', async () => {
    const sizes = await it.ask<number[]>(
      `Promise.all([...document.querySelectorAll('van-empty img')].map((img) => img.decode().then(() => img.naturalWidth)))`,
    )
    expect(sizes).toEqual([160, 160, 160, 160])
    expect(await it.at('#empty').innerText()).toContain('没有内容')
  })
}

function navigation(): void {
  test('nav-bar: both sides', async () => {
    await it.press('#nav-bar .van-nav-bar__left')
    await it.heard('nav click-left')
    await it.press('#nav-bar .van-nav-bar__right')
    await it.heard('nav click-right')
  })

  test('grid and grid-item', async () => {
    await it.press('#grid-item .van-grid-item')
    await it.heard('grid click')
    const width = await it.ask<number>(`document.querySelector('#grid-item').firstElementChild.offsetWidth`)
    expect(width).toBe(125)
  })

  test('tab and tabs: by a press and by a swipe', async () => {
    await it.press(it.at('#tabs .van-tab').nth(1))
    expect(await it.heard('tabs change')).toContain('"index":1')
    await it.shell.waitForTimeout(400)
    await it.drag('.tab-2', 150, 0)
    expect(await it.heard('tabs change {"index":0')).toContain('标签一')
  })

  test('sidebar and sidebar-item', async () => {
    await it.press('#side-2')
    expect(await it.heard('side change')).toBe('side change 1')
  })

  test('tree-select', async () => {
    await it.press(it.at('#tree').getByText('浙江'))
    expect(await it.heard('tree click-nav')).toBe('tree click-nav 1')
    await it.press(it.at('#tree').getByText('杭州'))
    expect(await it.heard('tree click-item')).toBe('tree click-item 3')
  })

  test('index-bar and index-anchor: a letter brings its part', async () => {
    const letter = it.at('#index-bar .van-index-bar__index').nth(2)
    await it.ask(`document.querySelector('#index-bar').scrollIntoView()`)
    await it.shell.waitForTimeout(300)
    await it.press(letter)
    expect(await it.heard('index select')).toBe('index select "C"')
  })

  test('tabbar and tabbar-item', async () => {
    await it.press('#bar-2')
    expect(await it.heard('bar change')).toBe('bar change 1')
    expect(await style('#tabbar .van-tabbar', 'position')).toBe('fixed')
  })
}

function business(): void {
  test('card: price, tag and foot', async () => {
    expect((await it.at('#card').innerText()).replace(/\s+/g, '')).toContain('¥10.00')
    await it.press('#card-button')
    await it.heard('card click')
  })

  test('submit-bar: the sum and the button', async () => {
    expect((await it.at('#submit-bar').innerText()).replace(/\s+/g, '')).toContain('¥30.50')
    await it.press('#submit-bar .van-submit-bar__button')
    await it.heard('submit submit')
  })

  test('goods-action, its icon and its button', async () => {
    await it.press('#goods-icon')
    await it.heard('icon click')
    await it.press('#goods-button')
    await it.heard('buy click')
    const [icon, text] = await it.ask<[number, number]>(
      `[document.querySelector('#goods-icon van-icon'), document.querySelector('#goods-icon wx-text')].map((it) => it.getBoundingClientRect().top)`,
    )
    expect(text).toBeGreaterThan((icon ?? 0) + 10)
  })
}
