/** `npm run types`: checks the types of each program on its own; WeChat, Node and the browser know different globals. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensure, root } from './ensure.mjs'
import { bin, inPairs, step } from './step.mjs'

const programs = ['test', '.', 'cloudfunctions', 'local', 'local/phone/runtime', 'local/cloud/console/page']

/** A thunk for each program, the largest first: {name, ok, output}. */
export const typeChecks = programs.map((folder) => async () => {
  const cache = path.join(root, '.cache', 'tsc')
  fs.mkdirSync(cache, { recursive: true })
  const memory = path.join(cache, `${folder.replaceAll('/', '-')}.tsbuildinfo`)
  const args = ['-p', folder, '--incremental', '--tsBuildInfoFile', memory, '--pretty', 'false']
  const result = await step(bin('typescript/bin/tsc'), args)
  return { name: `tsc ${folder === '.' ? 'miniprogram' : folder}`, ...result }
})

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensure()
  const results = await inPairs(typeChecks)
  for (const { name, ok, output } of results) console.log(ok ? `✓ ${name}` : `✗ ${name}\n${output}`)
  process.exitCode = results.every((result) => result.ok) ? 0 : 1
}
