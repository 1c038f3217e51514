/**
 * `node tools/run.mjs tools/checks/main.ts [--json]`: WeChat's compilers and our own checks over miniprogram/, each
 * finding with its place. With --json a line for each check, as tools/test.mjs reads them. Ends with 1 on a finding.
 */
import path from 'node:path'
import { checkAppJson } from './appJson'
import { checkArrows } from './arrows'
import { sentence, type Finding } from './finding'
import { checkSizes } from './sizes'
import { checkValueImports } from './valueImports'
import { checkWithWcc, checkWithWcsc } from './weChat'
import { checkWxml } from './wxml'
import { checkWxss } from './wxss'

const root = path.resolve(__dirname, '../..')
const miniprogram = path.join(root, 'miniprogram')

/** In the mini-program's folder, so that paths are put together with it. */
const inside = (check: (folder: string) => Finding[]) => (): Finding[] =>
  check(miniprogram).map((finding) => ({ ...finding, file: `miniprogram/${finding.file}` }))

const checks: Record<string, () => Finding[]> = {
  "wcc accepts every wxml and wxs (WeChat's compiler)": inside(checkWithWcc),
  "wcsc accepts every wxss (WeChat's compiler)": inside(checkWithWcsc),
  'app.json and component JSON name what exists': inside(checkAppJson),
  'wxml: tags, files, keys, calls': inside(checkWxml),
  'wxss: addresses and comments': inside(checkWxss),
  'packages stay under 2 MB': inside((folder) => checkSizes(folder)),
  'values come from inside miniprogram/': () => checkValueImports(root),
  'who imports what': () => checkArrows(root),
}

const json = process.argv.includes('--json')
for (const [name, check] of Object.entries(checks)) {
  const findings = check()
  if (findings.length > 0) process.exitCode = 1
  const output = findings.map(sentence).join('\n')
  if (json) console.log(JSON.stringify({ name, ok: findings.length === 0, output }))
  else console.log(findings.length === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`)
}
