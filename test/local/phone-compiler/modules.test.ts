import { formatProblem } from '../../../local/phone/compiler/compiler'
import { removeTempProjects } from '../../support/tempProject'
import { buildOnce, project, start } from './support'

afterAll(removeTempProjects)

/** What app.js gives to App(), with these files beside it. */
async function app(source: string, files: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const result = await buildOnce(project({ 'mp/app.js': source, ...files }))
  expect(result.errors.map(formatProblem)).toEqual([])
  return start(result).defined['app'] ?? {}
}

describe('modules', () => {
  test('of both kinds use one another', async () => {
    const seen = await app(
      'import def, { named } from "./es"; import * as all from "./common"; import common, { a } from "./common";' +
        'const es = require("./es"); App({ def, named, all: all.a, common, a, es: es.default })',
      { 'mp/es.js': 'export default 1; export const named = 2', 'mp/common.js': 'module.exports = { a: 3 }' },
    )
    expect(seen).toEqual({ def: 1, named: 2, all: 3, common: { a: 3 }, a: 3, es: 1 })
  })

  test('may import and assign module.exports, or export and fill exports, in one file', async () => {
    const seen = await app('App({ ...require("./a"), ...require("./b") })', {
      'mp/a.js': 'import { b } from "./b"; module.exports = { fromA: b }',
      'mp/b.js': 'export const b = 1; exports.c = 2',
    })
    expect(seen).toEqual({ fromA: 1, b: 1, c: 2 })
  })

  test('may require one another in a circle, and see what is there by then', async () => {
    const seen = await app('App(require("./a"))', {
      'mp/a.js': 'exports.early = 1; const b = require("./b"); exports.b = b.seen; exports.late = b.late()',
      'mp/b.js': 'const a = require("./a"); exports.seen = a.early; exports.late = () => typeof a.late',
    })
    expect(seen).toEqual({ early: 1, b: 1, late: 'undefined' })
  })

  test('are found from the root, in a folder, with their extension and by a computed path', async () => {
    const seen = await app(
      'const name = "four"; require("./lib/four"); App({ a: require("/lib/one"), b: require("./lib"), c: require("lib/one.js"), d: require("./lib/" + name) })',
      {
        'mp/lib/one.js': 'module.exports = 1',
        'mp/lib/index.js': 'module.exports = 2',
        'mp/lib/four.ts': 'export = 4',
      },
    )
    expect(seen).toEqual({ a: 1, b: 2, c: 1, d: 4 })
  })

  test('run once, when they are first required', async () => {
    const seen = await app(
      'const order = global.order = ["app"]; require("./a"); order.push("between"); require("./a"); App({ order })',
      { 'mp/a.js': 'global.order.push("a")' },
    )
    expect(seen).toEqual({ order: ['app', 'a', 'between'] })
  })

  test('that are missing throw where they are required, as in WeChat', async () => {
    const seen = await app(
      'let said; try { require("./lib/none") } catch (error) { said = error.message } App({ said })',
    )
    expect(seen).toEqual({ said: "module 'lib/none.js' is not defined, require args is './lib/none'" })
  })

  test('give no JSON', async () => {
    const { ok, warnings } = await buildOnce(
      project({ 'mp/app.js': 'App({})\nrequire("./a.json")', 'mp/a.json': '{}' }),
    )
    expect([ok, warnings.map(formatProblem)]).toEqual([
      true,
      [expect.stringContaining('mp/app.js:2:9 WeChat cannot require JSON')],
    ])
  })

  test('come later by require.async and by the callback of require', async () => {
    const seen = await app(
      'App({ promise: require.async("./a"), called: new Promise((done) => require("./a", done)), failed: new Promise((done) => require("./b", null, done)) })',
      { 'mp/a.js': 'exports.a = 1' },
    )
    expect(await seen['promise']).toEqual({ a: 1 })
    expect(await seen['called']).toEqual({ a: 1 })
    expect(await seen['failed']).toMatchObject({ mod: './b' })
  })

  test('share a variable that old code forgot to declare', async () => {
    const seen = await app('require("./a"); App({ total: total, forgotten: typeof nowhere })', {
      'mp/a.js': 'for (i = 0; i < 3; i++) total = i',
    })
    expect(seen).toEqual({ total: 2, forgotten: 'undefined' })
  })

  test('know no eval', async () => {
    const seen = await app('let said; try { eval("1") } catch (error) { said = error.name } App({ said })')
    expect(seen).toEqual({ said: 'EvalError' })
  })
})

describe('npm packages', () => {
  const two = {
    'node_modules/one/package.json': '{ "name": "one" }',
    'node_modules/one/index.js': 'exports.box = require("two").box; exports.mine = require("inner")',
    'node_modules/one/node_modules/inner/package.json': '{ "name": "inner" }',
    'node_modules/one/node_modules/inner/index.js': 'module.exports = "own version"',
    'node_modules/two/package.json': '{ "name": "two" }',
    'node_modules/two/index.js': 'exports.box = {}',
  }

  test('that others use are there once, those of a package’s own are its own', async () => {
    const seen = await app(
      'App({ same: require("one").box === require("two").box, mine: require("one").mine })',
      two,
    )
    expect(seen).toEqual({ same: true, mine: 'own version' })
  })

  test('that were built into miniprogram_npm need no node_modules', async () => {
    const seen = await app('App(require("built"))', {
      'mp/miniprogram_npm/built/index.js': 'exports.built = 1',
    })
    expect(seen).toEqual({ built: 1 })
  })
})
