/** @jest-environment jsdom */
import './support/config'
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { asyncCall } from '../../../local/phone/runtime/wx/call'
import { Failure } from '../../../local/phone/runtime/wx/failure'
import { buildTable, isReal } from '../../../local/phone/runtime/wx/registry'
import { KEY_LIMIT, PhoneStorage, TOTAL_LIMIT } from '../../../local/phone/runtime/wx/storage'
import { asyncNames, syncNames } from '../../../local/phone/runtime/wx/typedNames'

type Wx = Record<string, (options?: object) => unknown>

describe('a call', () => {
  const works = asyncCall('works', () => ({ n: 1 })) as Wx['works']
  const fails = asyncCall('fails', () => {
    throw new Failure('not today', { errCode: 7 })
  }) as Wx['fails']

  test('is a promise without callbacks', async () => {
    await expect(works?.()).resolves.toEqual({ errMsg: 'works:ok', n: 1 })
    await expect(fails?.({})).rejects.toMatchObject({ errMsg: 'fails:fail not today', errCode: 7 })
  })

  test('returns nothing with one of them, and calls complete last', async () => {
    const order: unknown[] = []
    const done = new Promise((resolve) => {
      const success = (it: unknown) => order.push(['success', it])
      expect(works?.({ success, complete: resolve })).toBeUndefined()
    })
    expect(order).toEqual([])
    await done
    expect(order).toEqual([['success', { errMsg: 'works:ok', n: 1 }]])
    const failed = new Promise((resolve) => fails?.({ fail: resolve }))
    await expect(failed).resolves.toEqual({ errMsg: 'fails:fail not today', errCode: 7 })
  })

  test('is not turned into a failure by a callback that throws', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {})
    const fail = jest.fn()
    const done = new Promise((resolve) =>
      works?.({
        success() {
          throw new Error('in success')
        },
        fail,
        complete: resolve,
      }),
    )
    await expect(done).resolves.toMatchObject({ errMsg: 'works:ok' })
    expect(fail).not.toHaveBeenCalled()
  })
})

describe('the table', () => {
  const table = buildTable([
    { async: { login: () => ({ code: 'c' }) }, sync: { env: { USER_DATA_PATH: 'p' } } },
  ]) as Wx

  test('has a stub for every method of the typings, a real one where there is one, and no more', async () => {
    await expect(table['login']?.()).resolves.toEqual({ errMsg: 'login:ok', code: 'c' })
    await expect(table['getBeacons']?.()).rejects.toMatchObject({
      errMsg: 'getBeacons:fail not supported by the browser phone',
    })
    expect(() => table['createLivePusherContext']?.()).toThrow('createLivePusherContext:fail not supported')
    expect(table['onCompassChange']?.()).toBeUndefined()
    expect([isReal('login'), isReal('getBeacons'), 'getUserProfile' in table, 'nonsense' in table]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('lists every method of the installed miniprogram-api-typings', () => {
    expect([...asyncNames, ...syncNames].sort()).toEqual(typedMethods())
  })
})

/** The methods of `interface Wx`. */
function typedMethods(): string[] {
  const typings = '../../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts'
  const file = path.resolve(__dirname, typings)
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx')
      for (const member of node.members)
        if (ts.isMethodSignature(member) && ts.isIdentifier(member.name)) names.add(member.name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...names].sort()
}

describe('the storage', () => {
  const open = (prefix: string) => new PhoneStorage(localStorage, prefix)
  beforeEach(() => localStorage.clear())

  test('keeps values, and gives an empty text for what is not there', () => {
    const storage = open('a:')
    for (const value of [{ a: [1] }, '', 0, false, null, '文']) {
      storage.set('k', value)
      expect(storage.get('k')).toEqual(value)
    }
    expect([storage.get('none'), storage.has('none')]).toEqual(['', false])
  })

  test('keeps two people apart', () => {
    open('a:').set('k', 1)
    open('b:').set('k', 2)
    open('b:').clear()
    expect([open('a:').get('k'), open('b:').keys()]).toEqual([1, []])
  })

  test('refuses one value of more than 1 MB and all of them of more than 10 MB', () => {
    const kept = new Map<string, string>()
    const store = {
      get length() {
        return kept.size
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      clear: () => kept.clear(),
    }
    const storage = new PhoneStorage(store, 'a:')
    expect(() => storage.set('big', 'x'.repeat(KEY_LIMIT))).toThrow('entry size limit reached')
    const nearly = 'x'.repeat(KEY_LIMIT - 100)
    const rooms = Math.floor(TOTAL_LIMIT / (KEY_LIMIT - 100))
    for (let i = 0; i < rooms; i++) storage.set(`k${i}`, nearly)
    expect(() => storage.set('more', nearly)).toThrow('maximum size')
    storage.set('k0', 'small')
    storage.set('more', nearly.slice(200))
    expect(storage.size()).toBeLessThanOrEqual(TOTAL_LIMIT)
  })
})
