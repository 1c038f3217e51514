import { checkWxml } from '../../../tools/checks/wxml'
import { sentence } from '../../../tools/checks/finding'
import { removeTempProjects, tempProject } from '../../support/tempProject'

afterAll(removeTempProjects)

const app = JSON.stringify({ pages: ['pages/a/a'] })

/** What is found in one page, as sentences. */
function check(wxml: string, more: Record<string, string> = {}): string[] {
  const files = { 'app.json': app, 'pages/a/a.json': '{}', 'pages/a/a.wxml': wxml, ...more }
  return checkWxml(tempProject(files)).map(sentence)
}

test('a sound page has no findings', () => {
  const wxml = `<!-- a note -->
<wxs module="fmt" src="./fmt.wxs" />
<import src="parts.wxml" />
<template is="row" data="{{ a: 1 }}" />
<my-card wx:for="{{ list }}" wx:key="id" title="{{ fmt.price(item.price) }}">{{ item.name + '(x)' }}</my-card>
<view>{{ a < b ? 1 : 2 }}</view>`
  const found = check(wxml, {
    'pages/a/a.json': JSON.stringify({ usingComponents: { 'my-card': '/components/card/card' } }),
    'pages/a/fmt.wxs': 'module.exports = {}',
    'pages/a/parts.wxml': '<template name="row"><view>{{ a }}</view></template>',
  })
  expect(found).toEqual([])
})

test('a tag that nobody declares is found, with its line', () => {
  expect(check('<view>\n  <foo-bar />\n</view>')).toEqual([
    'pages/a/a.wxml:2 <foo-bar> is neither built in nor declared by the page pages/a/a',
  ])
})

test('a tag of an imported template must be declared by the importing page', () => {
  const found = check('<import src="p.wxml" /><template is="t" />', {
    'pages/a/p.wxml': '<template name="t"><my-x /></template>',
  })
  expect(found).toEqual(['pages/a/p.wxml:1 <my-x> is neither built in nor declared by the page pages/a/a'])
})

test('a component declared in app.json or as a generic is known everywhere', () => {
  const found = check('<my-x /><chosen />', {
    'app.json': JSON.stringify({ pages: ['pages/a/a'], usingComponents: { 'my-x': '/x' } }),
    'pages/a/a.json': JSON.stringify({ componentGenerics: { chosen: true } }),
  })
  expect(found).toEqual([])
})

test.each([
  ['{{ join(list) }}', 'join'],
  ["{{ list.join(',') }}", 'list.join'],
  ['{{ rows[0].name.trim() }}', 'rows[0].name.trim'],
])('the call in %s is found', (text, name) => {
  expect(check(`<view>${text}</view>`)).toEqual([
    `pages/a/a.wxml:1 {{ ${name}(…) }} is a call; only wxs functions can be called`,
  ])
})

test('a call in an attribute is found', () => {
  expect(check(`<view class="{{ pick('a') }}" />`)).toHaveLength(1)
})

test('a loop without a key is found', () => {
  expect(check('<view wx:for="{{ list }}" />')[0]).toContain('has no wx:key')
})

test('an attribute given twice is found', () => {
  expect(check('<view class="a" id="b" class="c" />')[0]).toContain('has the attribute class twice')
})

test('a comment that never ends is found', () => {
  expect(check('<view />\n<!-- open')).toEqual(['pages/a/a.wxml:2 the comment is never closed with -->'])
})

test.each(['<import src="gone.wxml" />', '<include src="gone" />', '<wxs module="m" src="gone.wxs" />'])(
  'the missing file of %s is found',
  (wxml) => {
    expect(check(wxml)[0]).toContain('names a file that does not exist')
  },
)

test('a missing picture is found and a picture from elsewhere is left alone', () => {
  const found = check(
    '<image src="/assets/no.png" /><image src="{{ url }}" /><image src="https://a.test/b.png" />',
  )
  expect(found).toHaveLength(1)
})

test('a template that is defined nowhere is found', () => {
  expect(check('<template is="row" />')[0]).toContain('is defined neither here nor in an imported file')
})
