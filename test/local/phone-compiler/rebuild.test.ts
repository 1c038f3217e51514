import fs from 'node:fs'
import path from 'node:path'
import type { Compiler } from '../../../local/phone/compiler/compiler'
import { removeTempProjects } from '../../support/tempProject'
import { compilerFor, project, start } from './support'

let folder: string
let compiler: Compiler

beforeEach(() => {
  folder = project({ 'mp/pages/a/a.wxss': '@import "../../base.wxss";', 'mp/base.wxss': '.a { top: 1px; }' })
  compiler = compilerFor(folder)
})

afterEach(() => compiler.dispose())
afterAll(removeTempProjects)

const write = (name: string, text: string): void => {
  const file = path.join(folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

describe('a build after a change', () => {
  test('sees a changed script, template and imported style sheet', async () => {
    await compiler.build()
    write('mp/pages/a/a.js', 'Page({ changed: true })')
    write('mp/pages/a/a.wxml', '<text>changed {{ a }}</text>')
    write('mp/base.wxss', '.a { top: 22px; }')
    const result = await compiler.build()
    const { manifest, defined } = start(result)
    expect(defined['pages/a/a']).toEqual({ changed: true })
    expect(manifest.components[0]?.css).toContain('22px')
    expect(result.files.get('app.js')).toContain('"changed "')
  })

  test('sees a component that was added and forgets one that was taken out', async () => {
    const box = {
      'mp/box.json': '{ "component": true }',
      'mp/box.wxml': '<view />',
      'mp/box.js': 'Component({})',
    }
    await compiler.build()
    for (const [name, text] of Object.entries(box)) write(name, text)
    write('mp/pages/a/a.json', '{ "usingComponents": { "x-box": "/box" } }')
    write('mp/pages/a/a.wxml', '<x-box />')
    const added = start(await compiler.build())
    expect(added.manifest.components.map((it) => it.id)).toEqual(['pages/a/a', 'box'])
    write('mp/pages/a/a.json', '{}')
    write('mp/pages/a/a.wxml', '<view />')
    const removed = start(await compiler.build())
    expect(removed.manifest.components.map((it) => it.id)).toEqual(['pages/a/a'])
    expect(Object.keys(removed.manifest.templates)).toEqual(['pages/a/a'])
  })

  test.each([
    ['wxml', 'mp/pages/a/a.wxml', '<view>{{ a + }}</view>', '<view />'],
    ['wxss', 'mp/base.wxss', '.a {', '.a {}'],
    ['js', 'mp/pages/a/a.js', 'Page(', 'Page({})'],
    ['json', 'mp/pages/a/a.json', '{', '{}'],
  ])('says a mistake in %s as long as it is there, and no longer', async (_kind, file, broken, mended) => {
    write(file, broken)
    for (let build = 0; build < 2; build++) {
      const { ok, errors, files } = await compiler.build()
      expect([ok, errors.length, files.has('app.js')]).toEqual([false, 1, false])
      expect(errors[0]?.file).toBe(file)
    }
    write(file, mended)
    const { ok, files } = await compiler.build()
    expect([ok, files.has('app.js')]).toEqual([true, true])
  })

  test('sees a missing file appear', async () => {
    write('mp/pages/a/a.wxml', '<import src="./b.wxml" />')
    expect((await compiler.build()).warnings).toHaveLength(1)
    write('mp/pages/a/b.wxml', '<template name="b" />')
    expect((await compiler.build()).warnings).toEqual([])
  })

  test('gives the same text when nothing changed', async () => {
    const first = (await compiler.build()).files.get('app.js')
    expect((await compiler.build()).files.get('app.js')).toBe(first)
  })

  test('waits for the one before it', async () => {
    const results = await Promise.all([compiler.build(), compiler.build(), compiler.build()])
    expect(results.map((it) => it.ok)).toEqual([true, true, true])
  })
})
