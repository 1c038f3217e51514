import { removeTempProjects } from '../../support/tempProject'
import { formatProblem } from '../../../local/phone/compiler/compiler'
import { buildOnce, errorsOf, project } from './support'

afterAll(removeTempProjects)

const page = 'mp/pages/a/a'

describe('an error says where and what', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a bad expression', { [`${page}.wxml`]: '<view>\n{{ a + }}</view>' }, `${page}.wxml:2:8 wxml: `],
    [
      'a tag that is not closed',
      { [`${page}.wxml`]: '<view>\n<text>a</view>' },
      `${page}.wxml:2:2 wxml: missing end tag`,
    ],
    [
      'a wxs file that is missing',
      { [`${page}.wxml`]: '<wxs src="./b.wxs" module="b" />' },
      `${page}.wxml:1:1 This WXS module is not there: /pages/a/b.wxs`,
    ],
    [
      'a wxs that requires nothing',
      { [`${page}.wxml`]: '<wxs src="./b.wxs" module="b" />', 'mp/pages/a/b.wxs': '\nrequire("./c.wxs")' },
      'mp/pages/a/b.wxs:2:1 This WXS module is not there',
    ],
    [
      'a wxs file with a mistake',
      {
        [`${page}.wxml`]: '<wxs src="./b.wxs" module="b" />',
        'mp/pages/a/b.wxs': 'var a = 1\nvar b = new Date()',
      },
      'mp/pages/a/b.wxs:2:9 WXS does not know `new`',
    ],
    [
      'an inline wxs with a mistake',
      { [`${page}.wxml`]: '<view />\n<wxs module="b">\nvar b = new Date()\n</wxs>' },
      `${page}.wxml:3:9 WXS does not know`,
    ],
    [
      'an @import of nothing',
      { [`${page}.wxss`]: '\n@import "./b.wxss";' },
      `${page}.wxss:2:1 @import names a style sheet that is not there`,
    ],
    [
      'wxss that cannot be read',
      { [`${page}.wxss`]: '.a {\n  color: red;\n' },
      `${page}.wxss:1:1 This style sheet cannot be read: Unclosed block`,
    ],
    [
      'a component that is missing',
      { [`${page}.json`]: '{\n  "usingComponents": { "x-a": "./b/b" }\n}' },
      `${page}.json:2:24 The component <x-a> is not there: ./b/b`,
    ],
    [
      'a component without a script',
      {
        [`${page}.json`]: '{ "usingComponents": { "x-a": "b" } }',
        'mp/pages/a/b.json': '{}',
        'mp/pages/a/b.wxml': '',
      },
      'mp/pages/a/b.wxml There is no pages/a/b.ts or .js',
    ],
    [
      'a page that is missing',
      { 'mp/app.json': '{\n "pages": ["pages/a/a", "pages/b/b"]\n}' },
      'mp/app.json:2:25 This page is not there: pages/b/b.wxml',
    ],
    [
      'a custom tab bar that is missing',
      { 'mp/app.json': '{ "pages": ["pages/a/a"],\n"tabBar": { "custom": true, "list": [] } }' },
      'mp/app.json:2:13 A custom tab bar is asked for',
    ],
    [
      'JSON with a comma too many',
      { [`${page}.json`]: '{\n  "a": 1,\n}' },
      `${page}.json:3:1 This is not JSON`,
    ],
    ['a syntax error', { [`${page}.js`]: 'Page({})\nconst = 1' }, `${page}.js:2:7 Expected identifier`],
    [
      'Chinese before a syntax error',
      { [`${page}.js`]: "'你好'; const = 1" },
      `${page}.js:1:13 Expected identifier`,
    ],
  ])('%s', async (_name, files, expected) => {
    expect(await errorsOf(files)).toEqual([expect.stringContaining(expected)])
  })

  test('no project at all is one sentence', async () => {
    const { ok, errors } = await buildOnce(
      project({ 'project.config.json': '{ "miniprogramRoot": "nowhere/" }' }),
    )
    expect(ok).toBe(false)
    expect(errors[0]).toMatchObject({
      file: 'project.config.json',
      message: expect.stringContaining('nowhere/'),
    })
  })

  test('every mistake of a project is told, not only the first', async () => {
    const errors = await errorsOf({
      [`${page}.wxml`]: '<view>',
      [`${page}.wxss`]: '.a {',
      [`${page}.js`]: 'Page(',
      'mp/app.wxss': '}',
    })
    expect(errors).toHaveLength(4)
  })
})

describe('what WeChat lets pass is only warned of, with its place', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'a component of a plugin',
      {
        [`${page}.json`]: '{\n "usingComponents": { "x-talk": "plugin://talk/box" }\n}',
        [`${page}.wxml`]: '<x-talk>a</x-talk>',
      },
      `${page}.json:2:23 <x-talk> is of a plugin`,
    ],
    [
      'a component of an extended library that is not installed',
      {
        'mp/app.json': '{ "pages": ["pages/a/a"], "useExtendedLib": { "weui": true } }',
        [`${page}.json`]: '{ "usingComponents": { "mp-cell": "weui-miniprogram/cell/cell" } }',
        [`${page}.wxml`]: '<mp-cell />',
      },
      `${page}.json:1:24 <mp-cell> is of useExtendedLib`,
    ],
    ['a sheet in Less', { [`${page}.less`]: '.a { .b {} }' }, `${page}.less The phone reads no .less files`],
    [
      'an attribute on a block',
      { [`${page}.wxml`]: '<block class="a"><view /></block>' },
      `${page}.wxml:1:8 wxml: invalid attribute`,
    ],
    [
      'content in a slot',
      { [`${page}.wxml`]: '<slot><view>default</view></slot>' },
      `${page}.wxml:1:7 wxml: child nodes are not allowed`,
    ],
    [
      'wx:key with a binding',
      { [`${page}.wxml`]: '<view wx:for="{{a}}" wx:key="{{index}}" />' },
      `${page}.wxml:1:30 wxml: data bindings are not allowed`,
    ],
    [
      'the same attribute twice',
      { [`${page}.wxml`]: '<view class="a" class="b" />' },
      `${page}.wxml:1:17 wxml: duplicated attribute`,
    ],
    [
      'an arrow function in wxs',
      { [`${page}.wxml`]: '<wxs module="m">\nmodule.exports.f = () => 1\n</wxs>' },
      `${page}.wxml:2:20 WXS is ES5 in WeChat and knows no arrow function`,
    ],
    [
      'a tag that nobody declares',
      { [`${page}.wxml`]: '<view>\n  <div />\n</view>' },
      `${page}.wxml:2:3 <div> is neither`,
    ],
    [
      'a binding that is dead',
      { [`${page}.wxml`]: '\n<input value="1" model:value="{{a}}" />' },
      `${page}.wxml:2:1 model:value and value`,
    ],
    [
      'an import of nothing',
      { [`${page}.wxml`]: '<view />\n<import src="./b.wxml" />' },
      `${page}.wxml:2:1 This template is not there: /pages/a/b.wxml`,
    ],
    [
      'an include of nothing',
      { [`${page}.wxml`]: '<include src="/b" />' },
      `${page}.wxml:1:1 This template is not there: /b.wxml`,
    ],
    [
      'a relative url in wxss',
      { [`${page}.wxss`]: '.a {\n  background: url(./b.png);\n}' },
      `${page}.wxss:2:3 url(./b.png) is not shown by WeChat`,
    ],
    [
      'a mistake in an imported sheet',
      { [`${page}.wxss`]: '@import "./b.wxss";', 'mp/pages/a/b.wxss': '\n.b { background: url(b.png) }' },
      'mp/pages/a/b.wxss:2:6 url(b.png)',
    ],
    [
      'a module that is missing',
      { [`${page}.js`]: 'Page({})\nrequire("./b")' },
      `${page}.js:2:9 There is no such module: ./b`,
    ],
    [
      'a module out of the root',
      { [`${page}.js`]: 'import { b } from "../../../b"\nPage({ b })', 'b.js': 'export const b = 1' },
      `${page}.js:1:19 ../../../b lies outside miniprogramRoot`,
    ],
  ])('%s', async (_name, files, expected) => {
    const { ok, warnings } = await buildOnce(project(files))
    expect([ok, warnings.map(formatProblem)]).toEqual([true, [expect.stringContaining(expected)]])
  })
})

describe('what is no error', () => {
  test.each<[string, Record<string, string>]>([
    [
      'a tag in a comment, a binding or a string',
      { [`${page}.wxml`]: '<!-- <div> --><view title="<div>">{{ a < b ? "<div>" : 1 }}</view>' },
    ],
    [
      'a generic of the component',
      { [`${page}.json`]: '{ "componentGenerics": { "row": true } }', [`${page}.wxml`]: '<row />' },
    ],
    [
      'a type that is imported from outside',
      {
        [`${page}.js`]: '',
        'mp/pages/a/a.ts': 'import type { B } from "../../../b"\nPage({ b: {} as B })',
        'b.ts': 'export interface B {}',
      },
    ],
    [
      'a url of the web or with data',
      { [`${page}.wxss`]: '.a { background: url(https://a.b/c.png), url("data:image/png;base64,AA==") }' },
    ],
    ['wxml of a page without json', { [`${page}.json`]: '' }],
  ])('%s', async (_name, files) => {
    expect(await errorsOf(files)).toEqual([])
  })
})
