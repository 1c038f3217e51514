import fs from 'node:fs'
import path from 'node:path'
import { formatProblem } from '../../../local/phone/compiler/compiler'
import { removeTempProjects } from '../../support/tempProject'
import { buildOnce, project, start } from './support'

afterAll(removeTempProjects)

const plain = {
  'node_modules/plain/package.json': '{ "name": "plain", "main": "lib/main.js", "module": "lib/module.js" }',
  'node_modules/plain/lib/main.js': 'module.exports = { from: "main", part: require("./part") }',
  'node_modules/plain/lib/module.js': 'export const from = "module"',
  'node_modules/plain/lib/part.js': 'module.exports = "part"',
  'package.json': '{ "dependencies": { "plain": "1" } }',
}

const made = {
  'node_modules/made/package.json': '{ "name": "made", "miniprogram": "dist" }',
  'node_modules/made/dist/box/box.json': '{ "component": true }',
  'node_modules/made/dist/box/box.wxml': '<view />',
  'node_modules/made/dist/box/box.js': 'Component({ from: require("../util").name })',
  'node_modules/made/dist/util.js': 'exports.name = "made"',
  'package.json': '{ "dependencies": { "made": "1" } }',
}

const using = (value: string) => JSON.stringify({ usingComponents: { 'x-box': value } })

describe('an ordinary npm package', () => {
  test('is bundled from its main entry, as by WeChat', async () => {
    const result = await buildOnce(project({ ...plain, 'mp/pages/a/a.js': 'Page(require("plain"))' }))
    expect(start(result).defined['pages/a/a']).toEqual({ from: 'main', part: 'part' })
  })

  test('has no other way in', async () => {
    const { warnings } = await buildOnce(
      project({ ...plain, 'mp/pages/a/a.js': 'require("plain/lib/part")' }),
    )
    expect(warnings.map(formatProblem)).toEqual([
      expect.stringContaining("mp/pages/a/a.js:1:9 WeChat's npm build brings the entry of plain only"),
    ])
  })

  test('that package.json does not ask for is warned of', async () => {
    const result = await buildOnce(
      project({ ...plain, 'package.json': '{ "dependencies": {} }', 'mp/pages/a/a.js': 'require("plain")' }),
    )
    expect(result.ok).toBe(true)
    expect(result.warnings.map(formatProblem)).toEqual([
      expect.stringContaining('plain is not among the dependencies'),
    ])
  })
})

describe('an npm package made for mini-programs', () => {
  test('is taken from the folder that its package.json names', async () => {
    const result = await buildOnce(project({ ...made, 'mp/pages/a/a.json': using('made/box/box') }))
    expect(result.errors).toEqual([])
    expect(start(result).defined['miniprogram_npm/made/box/box']).toEqual({ from: 'made' })
  })

  test('lets any of its files be required', async () => {
    const result = await buildOnce(project({ ...made, 'mp/pages/a/a.js': 'Page(require("made/util"))' }))
    expect(start(result).defined['pages/a/a']).toEqual({ name: 'made' })
  })

  test('that was built into miniprogram_npm is taken from there', async () => {
    const built = {
      'mp/miniprogram_npm/made/box/box.json': '{ "component": true }',
      'mp/miniprogram_npm/made/box/box.wxml': '<view />',
      'mp/miniprogram_npm/made/box/box.js': 'Component({ from: "built" })',
    }
    const result = await buildOnce(project({ ...made, ...built, 'mp/pages/a/a.json': using('made/box/box') }))
    expect(start(result).defined['miniprogram_npm/made/box/box']).toEqual({ from: 'built' })
  })

  test('loses against a component beside its owner', async () => {
    const own = {
      'mp/pages/a/made/box/box.json': '{ "component": true }',
      'mp/pages/a/made/box/box.wxml': '<view />',
      'mp/pages/a/made/box/box.js': 'Component({ from: "own" })',
    }
    const result = await buildOnce(project({ ...made, ...own, 'mp/pages/a/a.json': using('made/box/box') }))
    expect(start(result).defined['pages/a/made/box/box']).toEqual({ from: 'own' })
  })
})

/** Folders of @vant/weapp that are no components. */
const noComponents = new Set(['common', 'definitions', 'mixins', 'wxs', 'dist'])

test('every component of @vant/weapp compiles', async () => {
  const root = path.resolve(__dirname, '../../../node_modules')
  const names = fs.readdirSync(path.join(root, '@vant/weapp/lib')).filter((it) => !noComponents.has(it))
  const table = Object.fromEntries(names.map((it) => [`van-${it}`, `@vant/weapp/${it}/index`]))
  const folder = project({ 'mp/pages/a/a.json': JSON.stringify({ usingComponents: table }) })
  fs.symlinkSync(root, path.join(folder, 'node_modules'))
  const result = await buildOnce(folder)
  expect(result.errors.map(formatProblem)).toEqual([])
  expect(names.length).toBeGreaterThan(60)
})

test('resolveAlias of app.json holds for scripts and for components', async () => {
  const result = await buildOnce(
    project({
      'mp/app.json': '{ "pages": ["pages/a/a"], "resolveAlias": { "@/*": "/*", "~util": "/util.js" } }',
      'mp/util.js': 'exports.name = "util"',
      'mp/parts/box.json': '{ "component": true }',
      'mp/parts/box.wxml': '<view />',
      'mp/parts/box.js': 'Component(require("~util"))',
      'mp/pages/a/a.json': using('@/parts/box'),
      'mp/pages/a/a.js': 'Page(require("@/util"))',
    }),
  )
  expect(result.errors).toEqual([])
  const { defined } = start(result)
  expect([defined['pages/a/a'], defined['parts/box']]).toEqual([{ name: 'util' }, { name: 'util' }])
})
