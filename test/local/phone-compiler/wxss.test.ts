import { rpxToVw } from '../../../local/phone/compiler/wxssConvert'
import { removeTempProjects } from '../../support/tempProject'
import { buildOnce, project, start } from './support'

afterAll(removeTempProjects)

/** The converted style sheet of the only page. */
async function css(wxss: string, more: Record<string, string> = {}): Promise<string> {
  const result = await buildOnce(project({ 'mp/pages/a/a.wxss': wxss, ...more }))
  expect(result.errors).toEqual([])
  const page = start(result).manifest.components.find((it) => it.id === 'pages/a/a')
  return page?.css ?? ''
}

describe('rpx', () => {
  test.each([
    ['750rpx', '100vw'],
    ['-7.5rpx', '-1vw'],
    ['.5rpx', '0.066667vw'],
    ['calc(100% - 75rpx)', 'calc(100% - 10vw)'],
    ['0 75RPX', '0 10vw'],
    ['translate(75rpx,-75rpx)', 'translate(10vw,-10vw)'],
    ['var(--a, 75rpx)', 'var(--a, 10vw)'],
    ["'75rpx'", "'75rpx'"],
    ['url(75rpx.png)', 'url(75rpx.png)'],
    ['#a75rpx', '#a75rpx'],
  ])('%s becomes %s', (before, after) => {
    expect(rpxToVw(before)).toBe(after)
  })
})

describe('selectors', () => {
  test.each([
    ['.a.b > .c:not(.d)', '.ZSCOPEZa.ZSCOPEZb > .ZSCOPEZc:not(.ZSCOPEZd)'],
    ['page', 'body'],
    ['view text, scroll-view::before', 'wx-view wx-text, wx-scroll-view::before'],
    [':host', '[wx-host="ZHOSTZ"]'],
    ['#id .a[data-x="y"]', '#id .ZSCOPEZa[data-x="y"]'],
    ['.a\\:b', '.ZSCOPEZa\\:b'],
    ['my-tag', 'my-tag'],
  ])('%s becomes %s', async (before, after) => {
    expect(await css(`${before} { color: red; }`)).toContain(`${after} {`)
  })

  test('the steps of keyframes are no selectors', async () => {
    const text = await css('@keyframes a { from { left: 75rpx; } 50.5% { left: 0; } }')
    expect(text).toContain('from { left: 10vw; }')
    expect(text).toContain('50.5% {')
  })

  test('rules inside @media are converted too', async () => {
    expect(await css('@media (min-width: 300px) { .a { width: 75rpx; } }')).toContain(
      '.ZSCOPEZa { width: 10vw; }',
    )
  })
})

describe('@import', () => {
  const common = { 'mp/common/base.wxss': '.base { width: 75rpx; }' }

  test.each([
    '"/common/base.wxss"',
    "'../../common/base.wxss'",
    'url("../../common/base.wxss")',
    '"../../common/base"',
  ])('%s is replaced by what it names', async (reference) => {
    expect(await css(`@import ${reference};\n.a { top: 0; }`, common)).toBe(
      '.ZSCOPEZbase { width: 10vw; }\n.ZSCOPEZa { top: 0; }',
    )
  })

  test('two sheets that import each other do not hang the build', async () => {
    const text = await css('@import "./b.wxss"; .a { top: 0; }', {
      'mp/pages/a/b.wxss': '@import "./a.wxss"; .b { top: 1px; }',
    })
    expect(text.match(/ZSCOPEZa/g)).toHaveLength(1)
  })
})
