import { checkWithWcc, checkWithWcsc } from '../../../tools/checks/weChat'
import { sentence } from '../../../tools/checks/finding'
import { removeTempProjects, tempProject } from '../../support/tempProject'

afterAll(removeTempProjects)

const wcc = (wxml: string, more: Record<string, string> = {}): string[] =>
  checkWithWcc(tempProject({ 'pages/a/a.wxml': wxml, 'pages/a/a.json': '{}', ...more })).map(sentence)
const wcsc = (wxss: string): string[] => checkWithWcsc(tempProject({ 'a.wxss': wxss })).map(sentence)

test("WeChat's template compiler accepts a sound page with a component and wxs", () => {
  const json = JSON.stringify({ usingComponents: { 'my-x': '/x' } })
  const wxs = 'module.exports = { f: function (a) { return a } }'
  const found = wcc('<wxs module="m" src="./m.wxs" /><my-x a="{{ m.f(1) }}">{{ b }}</my-x>', {
    'pages/a/a.json': json,
    'pages/a/m.wxs': wxs,
  })
  expect(found).toEqual([])
})

test.each([
  ['an unclosed tag', '<view>\n<view></view>', 'pages/a/a.wxml:1 wcc: end tag missing'],
  ['a broken expression', '<view>{{a +}}</view>', 'pages/a/a.wxml:1 wcc: Bad value'],
  ['an else without an if', '<view wx:else />', 'pages/a/a.wxml:1 wcc: Bad attr'],
])('it refuses %s', (_, wxml, message) => {
  expect(wcc(wxml)[0]).toContain(message)
})

test('it refuses wxs that is too modern', () => {
  expect(wcc('<view />', { 'pages/a/m.wxs': 'var f = () => 1' })).not.toEqual([])
})

test("WeChat's style compiler accepts a sound sheet", () => {
  expect(wcsc('.a { width: 20rpx }')).toEqual([])
})

test.each([
  ['nested rules', '.a {\n  .b { color: red }\n}', 'a.wxss:2 wcsc: unexpected'],
  ['a star', '* { color: red }', 'a.wxss:1 wcsc: unexpected token'],
  ['a missing import', '@import "./gone.wxss";', 'a.wxss wcsc: path `./gone.wxss` not found'],
])('it refuses %s', (_, wxss, message) => {
  expect(wcsc(wxss)[0]).toContain(message)
})
