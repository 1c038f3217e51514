import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../tools/roster/main'
import { type TestCloud, startTestCloud } from './support/cloud'
import { HEADING, rowOf } from './support/roster'

let on: TestCloud
let folder: string
beforeAll(async () => {
  on = await startTestCloud()
  folder = mkdtempSync(join(tmpdir(), 'xhm-roster-'))
})
afterAll(async () => {
  await on.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function command(...args: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = []
  const code = await run([...args, '--env', process.env['TCB_ENV'] ?? ''], (line) => said.push(line))
  return { code, said }
}

test('a file is previewed, applied, exported, and the export is no change', async () => {
  const file = join(folder, 'roster.csv')
  writeFileSync(
    file,
    [HEADING, rowOf('林一', '13700000001'), rowOf('林二', '137')].map((row) => row.join(',')).join('\n'),
  )
  const preview = await command('import', file)
  expect(preview.code).toBe(0)
  expect(preview.said).toContain('新增 1，变更 0，换支部 0，不变 0，不在文件里 9，新组织 0')
  expect(preview.said).toContain('  第 3 行 林二：手机号“137”有 3 位，应该是 11 位。请核对')
  expect(await on.db.count('members', { name: '林一' })).toBe(0)

  expect((await command('import', file, '--apply')).said).toContain('已写入名册')
  expect(await on.db.count('members', { name: '林一' })).toBe(1)

  const exported = join(folder, 'roster.xlsx')
  expect((await command('export', exported)).code).toBe(0)
  expect((await command('import', exported)).said).toContain(
    '新增 0，变更 0，换支部 0，不变 10，不在文件里 0，新组织 0',
  )
})

test('a refusal is said in its sentence, a wrong command with how to write it', async () => {
  const file = join(folder, 'empty.csv')
  writeFileSync(file, 'a,b\n')
  expect(await command('import', file)).toEqual({
    code: 1,
    said: ['第一行没有找到“姓名、支部”。请下载模板，照着表头填'],
  })
  expect((await command('paint', file)).code).toBe(2)
})
