import { textOf } from '../../../local/phone/runtime/builtins/kit/textContent'
import {
  dateColumns,
  dateValue,
  timeColumns,
  timeValue,
} from '../../../local/phone/runtime/builtins/kit/calendar'
import { offsetOf, restOn, wrap } from '../../../local/phone/runtime/builtins/kit/loop'
import { htmlOf } from '../../../local/phone/runtime/builtins/kit/richText'
import { transformOf } from '../../../local/phone/runtime/framework/animation'
import { finishStyle, isScoped, staticConfig } from '../../../local/phone/runtime/framework/isolation'
import { formatUrl, parseUrl } from '../../../local/phone/runtime/router/url'
import { convertRpx } from '../../../local/phone/runtime/view/rpx'
import type { ComponentRecord } from '../../../local/phone/manifest'

describe('a url', () => {
  test('is split into a route and a query whose values stay as they are', () => {
    expect(parseUrl('/pages/a/a?x=1&y=a%20b&z&u=a=b?c')).toEqual({
      route: 'pages/a/a',
      query: { x: '1', y: 'a%20b', z: '', u: 'a=b?c' },
    })
  })

  test('may be relative to the page that navigates', () => {
    expect(parseUrl('../b/b?n=2', 'pages/a/a').route).toBe('pages/b/b')
    expect(parseUrl('./c', 'packages/m/pages/a').route).toBe('packages/m/pages/c')
  })

  test('is written as it is read', () => {
    for (const url of ['pages/a/a', 'pages/a/a?x=1&y=%20', 'pages/a/a?x='])
      expect(formatUrl(parseUrl(`/${url}`))).toBe(url)
  })
})

describe('a length in rpx', () => {
  test.each([
    ['width:750rpx', 'width:100vw'],
    ['margin:-7.5rpx 15rpx', 'margin:-1vw 2vw'],
    ['width:calc(100% - 75rpx)', 'width:calc(100% - 10vw)'],
    ['color:#12rpx;--a:x3rpx', 'color:#12rpx;--a:x3rpx'],
  ])('%s is %s', (style, expected) => expect(convertRpx(style)).toBe(expected))
})

describe('the isolation of styles', () => {
  const record = (kind: ComponentRecord['kind'], json = {}): ComponentRecord => ({
    id: 'x',
    kind,
    json,
    css: '',
    load: () => undefined,
  })

  test('keeps components apart and pages together, unless JSON or JavaScript says otherwise', () => {
    expect(isScoped(staticConfig(record('component')))).toBe(true)
    expect(isScoped(staticConfig(record('page', { component: true })))).toBe(false)
    expect(isScoped(staticConfig(record('page'), { styleIsolation: 'isolated' }))).toBe(true)
    expect(isScoped(staticConfig(record('component'), { styleIsolation: 'shared' }))).toBe(false)
    expect(
      isScoped(
        staticConfig(record('component', { styleIsolation: 'isolated' }), { styleIsolation: 'shared' }),
      ),
    ).toBe(true)
    expect(isScoped(staticConfig(record('component'), { styleIsolation: 'apply-shared' }))).toBe(true)
  })

  test('fills in scope, host and the safe area', () => {
    const css =
      '.ZSCOPEZa,[wx-host="ZHOSTZ"]{padding:env(safe-area-inset-bottom, 0px) calc(1px + env(safe-area-inset-top))}'
    expect(finishStyle(css, 's1', true)).toBe(
      '.s1--a,:where([wx-host="s1"]){padding:var(--safe-area-inset-bottom) calc(1px + var(--safe-area-inset-top))}',
    )
    expect(finishStyle('.ZSCOPEZa{}', 's1', false)).toBe('.a{}')
  })
})

describe('a text', () => {
  test('is decoded once and keeps its spaces as wide as it says', () => {
    expect(textOf('a&nbsp;&lt;&amp;lt;', { space: '', decode: true })).toBe('a\u00a0<&lt;')
    expect(textOf('a&lt; b', { space: 'emsp', decode: false })).toBe('a&lt;\u2003b')
  })

  test('of rich nodes cannot become markup', () => {
    expect(htmlOf([{ name: 'p', attrs: { style: 'a"b' }, children: [{ type: 'text', text: '<b>' }] }])).toBe(
      '<p style="a&#34;b">&#60;b&#62;</p>',
    )
  })
})

describe('a swiper', () => {
  test('goes the shorter way round a circle', () => {
    expect([0, 1, 2, 3].map((index) => offsetOf(index, 3, 4, true))).toEqual([1, -2, -1, 0])
    expect([0, 1, 2].map((index) => offsetOf(index, 0, 3, false))).toEqual([0, 1, 2])
    expect(wrap(-1, 3)).toBe(2)
  })

  test('rests on the next item after a flick and stays after less', () => {
    expect(restOn(0, 0.3, 3, false)).toBe(1)
    expect(restOn(0, 0.1, 3, false)).toBe(0)
    expect(restOn(2, 0.9, 3, false)).toBe(2)
    expect(restOn(2, 0.9, 3, true)).toBe(3)
  })
})

describe('a date picker', () => {
  const range = { start: '2026-02-10', end: '2027-03-05', fields: 'day' as const, value: '2026-02-28' }

  test('offers the days between its ends', () => {
    const [years, months, days] = dateColumns(range)
    expect(years?.items).toEqual(['2026年', '2027年'])
    expect(months?.items[0]).toBe('2月')
    expect([days?.items[0], days?.items.at(-1), days?.selected]).toEqual(['10日', '28日', 18])
    expect(dateColumns(range, [1, 2, 30])[2]?.items.at(-1)).toBe('5日')
  })

  test('gives the day that is picked, moved into the month', () => {
    expect(dateValue(range, [0, 0, 30])).toBe('2026-02-28')
    expect(dateValue({ ...range, fields: 'month' }, [1, 1])).toBe('2027-02')
  })

  test('keeps a time between its ends', () => {
    const range = { start: '08:30', end: '21:00', value: '23:59' }
    const [hours, minutes] = timeColumns(range)
    expect([hours?.items[0], hours?.items.at(-1), minutes?.items]).toEqual(['08', '21', ['00']])
    expect(timeColumns(range, [0, 0])[1]?.items[0]).toBe('30')
    expect([timeValue(range, [0, 0]), timeValue(range, [1, 5])]).toEqual(['08:30', '09:05'])
  })
})

test('a transform gets the units that WeChat leaves out', () => {
  expect(transformOf('translate', [10, '50%'])).toBe('translate(10px,50%)')
  expect(transformOf('rotate3d', [1, 0, 0, 45])).toBe('rotate3d(1,0,0,45deg)')
  expect(transformOf('scale', [2])).toBe('scale(2)')
})
