import { checkAppJson } from '../../../tools/checks/appJson'
import { checkSizes, packageSizes } from '../../../tools/checks/sizes'
import { checkValueImports } from '../../../tools/checks/valueImports'
import { sentence } from '../../../tools/checks/finding'
import { removeTempProjects, tempProject } from '../../support/tempProject'

afterAll(removeTempProjects)

const page = { 'pages/a/a.wxml': '', 'pages/a/a.ts': 'Page({})', 'pages/a/a.json': '{}' }

describe('app.json', () => {
  const check = (app: object, files: Record<string, string> = page): string[] =>
    checkAppJson(tempProject({ 'app.json': JSON.stringify(app, null, 1), ...files })).map(sentence)

  test('a project whose parts exist has no findings', () => {
    expect(check({ pages: ['pages/a/a'] })).toEqual([])
  })

  test('a page without a file is found', () => {
    expect(check({ pages: ['pages/a/a', 'pages/b/b'] })).toContain(
      'app.json:4 the page pages/b/b has no .wxml file',
    )
  })

  test('a page missing from a subpackage is found', () => {
    const found = check({ pages: ['pages/a/a'], subPackages: [{ root: 'packages/m/', pages: ['x/x'] }] })
    expect(found[0]).toContain('the page packages/m/x/x has no .wxml file')
  })

  test('a tab in a subpackage and a missing picture are found', () => {
    const found = check({
      pages: ['pages/a/a'],
      tabBar: { list: [{ pagePath: 'packages/m/x/x', text: 'x', iconPath: 'no.png' }] },
    })
    expect(found.join('\n')).toMatch(/no\.png does not exist[\s\S]*is no page of the main package/)
  })

  test('a component that does not exist is found', () => {
    const json = JSON.stringify({ usingComponents: { 'my-x': '/components/x/x' } })
    expect(check({ pages: ['pages/a/a'] }, { ...page, 'pages/a/a.json': json })).toEqual([
      'pages/a/a.json:1 the component <my-x> (/components/x/x) does not exist',
    ])
  })

  test('a component out of an npm package is found where the package says', () => {
    const json = JSON.stringify({ usingComponents: { 'van-x': '@v/w/x/index' } })
    const root = tempProject({
      'mini/app.json': JSON.stringify({ pages: [] }),
      'mini/c.json': json,
      'node_modules/@v/w/package.json': JSON.stringify({ miniprogram: 'lib' }),
      'node_modules/@v/w/lib/x/index.wxml': '',
    })
    expect(checkAppJson(`${root}/mini`)).toEqual([])
  })

  test('a broken JSON file is found', () => {
    expect(check({ pages: ['pages/a/a'] }, { ...page, 'c.json': '{' })[0]).toContain('c.json is not JSON')
  })
})

describe('package sizes', () => {
  const app = JSON.stringify({ pages: ['pages/a/a'], subPackages: [{ root: 'packages/m', pages: ['x/x'] }] })

  test('each file counts for the package that it is in', () => {
    const sizes = packageSizes(tempProject({ 'app.json': app, 'packages/m/x/x.wxml': 'x'.repeat(500) }))
    expect(sizes).toEqual({ main: app.length, 'packages/m': 500 })
  })

  test('a package over the limit is found by its name', () => {
    const root = tempProject({ 'app.json': app, 'packages/m/x/x.wxml': 'x'.repeat(500) })
    expect(checkSizes(root, 400).map(sentence)).toEqual([
      'app.json the package packages/m has 500 bytes; WeChat takes 400',
    ])
  })
})

describe('value imports', () => {
  const check = (source: string): string[] =>
    checkValueImports(
      tempProject({
        'package.json': JSON.stringify({ dependencies: { dayjs: '1' } }),
        'miniprogram/pages/a/a.ts': source,
      }),
    ).map(sentence)

  test('types from outside and values from inside are fine', () => {
    const source = `import type { A } from '../../../cloudfunctions/a'
import { type B } from '../../../local/b'
import { c } from '../../ui/c'
import dayjs from 'dayjs'`
    expect(check(source)).toEqual([])
  })

  test.each([
    "import { a } from '../../../cloudfunctions/a'",
    "export * from '../../../local/b'",
    "const c = require('../../../tools/c')",
    "void import('../../../test/d')",
  ])('the value that %s takes is found', (source) => {
    expect(check(source)[0]).toContain('takes a value from outside miniprogram/')
  })

  test('a package that is no dependency and a part of dayjs that gets lost are found', () => {
    const found = check("import ws from 'ws'\nimport utc from 'dayjs/plugin/utc'")
    expect(found[0]).toContain('ws is not among the dependencies')
    expect(found[1]).toContain('a.ts:2 dayjs/plugin/utc does not reach the phone')
  })
})
