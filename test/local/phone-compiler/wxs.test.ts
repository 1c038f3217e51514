import vm from 'node:vm'
import { convertWxs, wxsPrelude } from '../../../local/phone/compiler/wxs'

/** Runs a WXS module as the phone does, and gives what it exports. */
function run(source: string): Record<string, unknown> {
  const { code, findings } = convertWxs(source)
  expect(findings).toEqual([])
  const module = { exports: {} as Record<string, unknown> }
  vm.runInNewContext(`${wxsPrelude};(function (module) { ${code} })(module)`, { module })
  return module.exports
}

const messages = (source: string) =>
  convertWxs(source).findings.map((it) => `${it.line}:${it.column} ${it.message}`)

describe('WXS that differs from JavaScript', () => {
  test('says what a value is by constructor, as a string', () => {
    const { kinds } = run(`
      function kind(value) { return value.constructor }
      module.exports = { kinds: [[], {}, '', 1, true, kind, getDate(0), getRegExp('a')].map(kind).join() }
    `)
    expect(kinds).toBe('Array,Object,String,Number,Boolean,Function,Date,RegExp')
  })

  test('follows constructor through calls and members', () => {
    expect(run('var a = { b: [[1]] }; module.exports = { is: a.b[0].constructor === "Array" }')['is']).toBe(
      true,
    )
  })

  test('keeps the backslash of an escape that means nothing', () => {
    const { isNumber } = run(`
      var number = getRegExp('^-?\\d+(\\.\\d+)?$');
      module.exports = { isNumber: function (value) { return number.test(value) } }
    `) as { isNumber(value: string): boolean }
    expect([isNumber('12.5'), isNumber('d+'), isNumber('1x5')]).toEqual([true, false, false])
  })

  test('leaves escapes that mean something alone', () => {
    expect(run(String.raw`module.exports = { text: 'a\n\'\x41\\d' }`)['text']).toBe("a\n'A\\d")
  })

  test('makes dates with getDate', () => {
    expect(run('module.exports = { year: getDate(2026, 4, 4).getFullYear() }')['year']).toBe(2026)
  })

  test('requires modules without their extension', () => {
    const { code, requires } = convertWxs("var a = require('./a.wxs')\nvar b = require('../b.wxs')")
    expect(requires).toEqual([
      { path: './a', line: 1, column: 9 },
      { path: '../b', line: 2, column: 9 },
    ])
    expect(code).toContain('require("./a")')
  })
})

describe('WXS that WeChat refuses', () => {
  test.each([
    ['var a = 1\nvar b = new Date()', '2:9 WXS does not know `new`'],
    ['try { a() } catch (e) {}', '1:1 WXS does not know `try`'],
    ['  throw "a"', '1:3 WXS does not know `throw`'],
    ['for (var a in {}) {}', '1:1 WXS does not know `for … in`'],
    ['var a = /b/', '1:9 WXS does not know regular expressions'],
    ['var a = 1\nvar = 2', '2:5 WXS cannot be read'],
    ['require(name)', '1:1 require() in WXS takes a path in quotes'],
  ])('%j is an error with its place', (source, message) => {
    expect(messages(source)).toEqual([expect.stringContaining(message)])
  })
})
