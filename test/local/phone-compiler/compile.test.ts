import { SourceMap, type SourceMapPayload } from 'node:module'
import type { BuildResult } from '../../../local/phone/compiler/compiler'
import { removeTempProjects } from '../../support/tempProject'
import { buildOnce, fixture, project, start, type Started } from './support'

afterAll(removeTempProjects)

describe('a project that uses a little of everything', () => {
  let result: BuildResult
  let started: Started

  beforeAll(async () => {
    result = await buildOnce(fixture)
    started = start(result)
  })

  const record = (id: string) => {
    const found = started.manifest.components.find((it) => it.id === id)
    if (!found) throw new Error(`no component ${id}`)
    return found
  }

  test('builds without a complaint', () => {
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([])
  })

  test('lists its pages, those of subpackages with their root', () => {
    expect(started.manifest.pages).toEqual(['pages/home/home', 'pages/tags/tags', 'packages/far/deep/deep'])
  })

  test('gives every component the ids that its tags mean, global ones and those from npm too', () => {
    expect(record('pages/home/home').json.usingComponents).toEqual({
      'van-button': '/miniprogram_npm/@vant/weapp/button/index',
      'x-list': '/components/list/list',
      'x-badge': '/components/badge/badge',
    })
    expect(record('components/list/list').json.componentGenerics).toEqual({
      row: { default: '/components/badge/badge' },
    })
  })

  test('brings what an npm component needs, at the place where it would be in miniprogram_npm', () => {
    const ids = started.manifest.components.map((it) => it.id)
    expect(ids).toContain('miniprogram_npm/@vant/weapp/icon/index')
    expect(ids).toContain('miniprogram_npm/@vant/weapp/loading/index')
    expect(record('miniprogram_npm/@vant/weapp/button/index').json.usingComponents?.['van-icon']).toBe(
      '/miniprogram_npm/@vant/weapp/icon/index',
    )
  })

  test('runs every script once, in the order in which it is asked for', () => {
    expect(started.defined['pages/home/home']).toEqual({ data: { year: 1970, items: [1, 2] } })
    expect(Object.keys(started.defined['components/badge/badge'] ?? {})).toEqual(['properties'])
  })

  test('hides the browser from product code and leaves it wx', () => {
    expect(started.defined['app']?.['seen']).toEqual({
      window: 'undefined',
      document: 'undefined',
      wx: 'object',
    })
  })

  test('inlines @import into app.wxss, turns page into body and leaves classes of the app as they are', () => {
    expect(started.manifest.appCss).toContain('.base {\n  margin: 1.333333vw -1vw;')
    expect(started.manifest.appCss).toContain('body {\n  font-size: 4.266667vw;')
  })

  test('marks classes and hosts of a component for the runtime to scope', () => {
    expect(record('components/badge/badge').css).toContain('[wx-host="ZHOSTZ"] {')
    expect(record('components/badge/badge').css).toContain('.ZSCOPEZbadge {')
  })

  test('takes the icon font from npm instead of a CDN', () => {
    const { css } = record('miniprogram_npm/@vant/weapp/icon/index')
    expect(css).toMatch(/src: ?url\(data:font\/woff2/)
    expect(css).not.toContain('alicdn')
  })

  test('has a template for each component and for what they include', () => {
    const ids = Object.keys(started.manifest.templates)
    expect(ids).toEqual(expect.arrayContaining(['pages/home/home', 'pages/home/row', 'pages/home/foot']))
  })

  test('maps the bundle back to the files as they were written', () => {
    const map = JSON.parse(result.files.get('app.js.map') ?? '{}') as {
      sections: { map: { sources: string[] } }[]
    }
    expect(map.sections.flatMap((it) => it.map.sources)).toContain('miniprogram/pages/home/home.ts')
    expect(result.files.get('app.js')).toMatch(/\/\/# sourceMappingURL=app\.js\.map\s*$/)
  })

  test('maps a place in the bundle to its line in the source', async () => {
    const source = '// one\n\nimport { b } from "./b"\nPage({ b, thrower() { throw new Error("here") } })'
    const { files } = await buildOnce(
      project({
        'mp/pages/a/a.js': '',
        'mp/pages/a/a.ts': source,
        'mp/pages/a/b.ts': 'export const b: number = 1',
      }),
    )
    const before = (files.get('app.js') ?? '').split('new Error("here")')[0] ?? ''
    const lines = before.split('\n')
    const map = new SourceMap(JSON.parse(files.get('app.js.map') ?? '{}') as SourceMapPayload)
    const found = map.findEntry(lines.length - 1, lines.at(-1)?.length ?? 0)
    expect(found).toMatchObject({ originalSource: 'mp/pages/a/a.ts', originalLine: 3 })
  })

  test('bundles the built-in tags with the runtime', () => {
    expect(result.files.get('runtime.js')).toMatch(/"id": ?"builtin\/view"/)
    expect(result.files.has('view.js')).toBe(true)
  })
})

describe('the world around product code', () => {
  const seen = async (expression: string): Promise<unknown> => {
    const result = await buildOnce(project({ 'mp/app.js': `App({ seen: ${expression} })` }))
    return start(result).defined['app']?.['seen']
  }

  test('has no way to the browser by name', async () => {
    const names = [
      'window',
      'document',
      'self',
      'top',
      'parent',
      'frames',
      'location',
      'navigator',
      'localStorage',
      'fetch',
    ]
    const types = names.map((it) => `typeof ${it}`).join(', ')
    expect(new Set((await seen(`[${types}]`)) as string[])).toEqual(new Set(['undefined']))
  })

  test('has no way to the browser by globalThis or this', async () => {
    expect(await seen('[globalThis.document, global.location, (function () { return this })()]')).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(await seen('globalThis.Array === Array && globalThis.wx === wx')).toBe(true)
  })

  test('finds Component as it is when it is called, not as it was at the start', async () => {
    const result = await buildOnce(
      project({ 'mp/app.js': 'const kept = Page; App({}); kept({ late: true })' }),
    )
    expect(start(result).defined['app']).toEqual({ late: true })
  })
})
