/**
 * `npm run roster -- import FILE --env ENV [--apply] [--absent-leave] [--create-organizations]`
 * `npm run roster -- export FILE --env ENV`
 *
 * The same code as the function `roster`, from a desk. Without `--apply` an import ends with its preview. The SDK takes the
 * environment's credentials from TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { newRequestId } from '../../miniprogram/shared/kit/ids'
import { type Call, RefusedError, connect, previewLines, rest } from './import'

const USAGE =
  'usage: npm run roster -- import|export FILE --env ENV [--apply] [--absent-leave] [--create-organizations]'

export async function run(args: readonly string[], print: (line: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      env: { type: 'string' },
      apply: { type: 'boolean', default: false },
      'absent-leave': { type: 'boolean', default: false },
      'create-organizations': { type: 'boolean', default: false },
    },
  })
  const [verb, file] = positionals
  if (values.env === undefined || file === undefined || (verb !== 'import' && verb !== 'export')) {
    print(USAGE)
    return 2
  }
  process.env['TCB_ENV'] = values.env
  try {
    if (verb === 'export') return await exportTo(file, print)
    const options = {
      absentLeave: values['absent-leave'],
      createOrganizations: values['create-organizations'],
    }
    return await importFrom(file, values.apply ? options : null, print)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    print(error.message)
    return 1
  }
}

type ApplyOptions = { absentLeave: boolean; createOrganizations: boolean }

async function importFrom(
  file: string,
  apply: ApplyOptions | null,
  print: (line: string) => void,
): Promise<number> {
  const { call, districtId, upload } = await connect()
  const requestId = newRequestId()
  const ending = file.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx'
  const fileId = await upload(`roster/${requestId}.${ending}`, readFileSync(file))
  const request = { fileId, fileName: basename(file), organizationId: districtId, requestId }
  const { id: jobId } = await call('roster.begin', request)
  const preview = await progress(call, jobId, print)
  for (const line of previewLines(preview)) print(line)
  if (apply === null) return 0
  await call('roster.apply', { jobId, ...apply })
  const done = await progress(call, jobId, print)
  print(done.skipped === 0 ? '已写入名册' : `已写入名册；${done.skipped} 行刚被别人改过，没有覆盖`)
  return 0
}

const progress = (call: Call, jobId: string, print: (line: string) => void) =>
  rest(call, jobId, ({ stage, progress: part }) => print(`${stage} ${Math.round(part * 100)}%`))

async function exportTo(file: string, print: (line: string) => void): Promise<number> {
  const { call, districtId } = await connect()
  const wish = { organizationId: districtId, requestId: newRequestId() }
  let part = await call('roster.export', wish)
  while (part.fileId === null) {
    print(`${Math.round(part.progress * 100)}%`)
    part = await call('roster.export', wish)
  }
  const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
  const bytes = await wxWeChat.download(part.fileId)
  if (!bytes) throw new Error('The file that was just written cannot be read.')
  writeFileSync(file, bytes)
  print(`已导出到 ${file}`)
  return 0
}
