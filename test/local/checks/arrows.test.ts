import path from 'node:path'
import { checkArrows } from '../../../tools/checks/arrows'
import { sentence } from '../../../tools/checks/finding'
import { removeTempProjects, tempProject } from '../../support/tempProject'

afterAll(removeTempProjects)

/** What is said of one file with this source. */
const check = (file: string, source: string): string[] =>
  checkArrows(tempProject({ [file]: source })).map(sentence)

test('this repository keeps its arrows', () => {
  expect(checkArrows(path.resolve(__dirname, '../../..')).map(sentence)).toEqual([])
})

test.each([
  ['miniprogram/shared/kit/time.ts', "import dayjs from 'dayjs'"],
  ['miniprogram/shared/rules/a.ts', "import type { A } from '../contract/a'"],
  ['miniprogram/services/a.ts', "import { a } from '../shared/rules/a'"],
  ['miniprogram/pages/a/a.ts', "import { view } from './a.view'\nimport { call } from '../../services/a'"],
  ['miniprogram/packages/m/a/a.ts', "import { b } from '../b/b'"],
  ['cloudfunctions/kit/wxDb.ts', "import cloud from 'wx-server-sdk'"],
  ['cloudfunctions/station/a.ts', "import { z } from 'zod'\nimport { b } from '../member/public'"],
])('%s may %s', (file, source) => {
  expect(check(file, source)).toEqual([])
})

test.each([
  ['miniprogram/shared/kit/a.ts', '../rules/b'],
  ['miniprogram/shared/contract/a.ts', 'zod'],
  ['miniprogram/shared/rules/a.ts', '../../services/b'],
  ['miniprogram/shared/rules/a.ts', 'node:fs'],
  ['miniprogram/services/a.ts', '../ui/b'],
  ['miniprogram/ui/a.ts', '../components/b/b'],
  ['miniprogram/pages/a/a.ts', '../b/b'],
  ['miniprogram/pages/a/a.ts', '../../packages/m/b'],
  ['miniprogram/packages/m/a/a.ts', '../../k/b/b'],
  ['miniprogram/pages/a/a.ts', '../../../local/cloud/types'],
  ['miniprogram/app.ts', 'zod'],
  ['cloudfunctions/kit/a.ts', 'wx-server-sdk'],
  ['cloudfunctions/kit/a.ts', '../station/b'],
  ['cloudfunctions/station/a.ts', 'wx-server-sdk'],
  ['cloudfunctions/station/a.ts', '../member/store'],
  ['cloudfunctions/station/a.ts', '../../miniprogram/services/b'],
  ['cloudfunctions/station/a.ts', '../../local/cloud/types'],
  ['cloudfunctions/station/a.ts', '../../test/support/b'],
])('%s must not import %s', (file, specifier) => {
  expect(check(file, `\nimport { x } from '${specifier}'`)).toEqual([
    `${file}:2 must not import ${specifier}`,
  ])
})

test('a type import is an arrow too', () => {
  expect(check('miniprogram/shared/rules/a.ts', "import type { X } from '../../../local/b'")).toHaveLength(1)
  expect(check('miniprogram/shared/rules/a.ts', "let x: import('../../../local/b').X")).toHaveLength(1)
})

test('shared code that leans on one side is found', () => {
  expect(check('miniprogram/shared/rules/a.ts', "export const a = () => wx.getStorageSync('k')")).toEqual([
    'miniprogram/shared/rules/a.ts:1 uses wx, which one of the two sides does not have',
  ])
  expect(check('miniprogram/shared/rules/a.ts', 'export const b = process.env')).toHaveLength(1)
  expect(check('miniprogram/shared/rules/a.ts', 'export const c = (d: { wx: number }) => d.wx')).toEqual([])
})
