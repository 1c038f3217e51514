/**
 * `npm test`: everything that must hold, in order of how soon it tells: types, lint, WeChat's compilers and our own
 * checks, then jest. With arguments (`npm test -- test/rules`) only jest runs, with those arguments.
 * The last line is `N passed, N failed`: every gate and every jest test counts as one.
 */
import fs from 'node:fs'
import path from 'node:path'
import { ensure, root } from './ensure.mjs'
import { bin, inPairs, step } from './step.mjs'
import { typeChecks } from './types.mjs'

const total = { passed: 0, failed: 0 }
const failures = []
let runs = 0

function report(name, ok, output) {
  total[ok ? 'passed' : 'failed'] += 1
  if (!ok) failures.push(name)
  console.log(ok ? `  ✓ ${name}` : `  ✗ ${name}\n${output.replace(/^/gm, '    ')}`)
}

const named = (name, script, args) => async () => [{ name, ...(await step(bin(script), args)) }]

/** tools/checks/main.ts prints a line of JSON for each check. */
async function checks() {
  const { ok, output } = await step(['--import', 'tsx'], ['tools/checks/main.ts', '--json'])
  const lines = output.split('\n').filter((line) => line.startsWith('{"name"'))
  const results = lines.map((line) => JSON.parse(line))
  const crashed = results.length === 0 || (!ok && results.every((result) => result.ok))
  return crashed ? [...results, { name: 'checks', ok: false, output }] : results
}

/** Types, lint, WeChat's compilers and our own checks. The longest begin first, so that two at a time end together. */
const gates = [
  named('prettier', 'prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']),
  named('eslint', 'eslint/bin/eslint.js', ['.']),
  ...typeChecks.map((check) => async () => [await check()]),
  named('stylelint', 'stylelint/bin/stylelint.mjs', ['miniprogram/**/*.wxss', '--allow-empty-input']),
  checks,
]

/** Runs jest, live or not, adds its own count and gives what it said; a suite that cannot even be loaded counts as one failure. */
async function jest(args, { whole, live = true }) {
  const file = path.join(root, '.cache', `jest-${process.pid}-${++runs}.json`)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const options = ['--json', `--outputFile=${file}`, '--passWithNoTests']
  const { ok, output } = await step(bin('jest/bin/jest.js'), [...args, ...options], { live })
  const counts = readCounts(file)
  total.passed += counts?.passed ?? 0
  total.failed += counts?.failed ?? 0
  failures.push(...(counts?.names ?? []))
  if (whole && counts?.skipped) report('no test is skipped', false, `${counts.skipped} skipped or todo`)
  if (!counts || (!ok && counts.failed === 0)) report('jest', false, 'jest ended with an error of its own')
  return output
}

function readCounts(file) {
  try {
    const result = JSON.parse(fs.readFileSync(file, 'utf8'))
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
      names: result.testResults.flatMap(failedNames),
    }
  } catch {
    return null
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function failedNames({ name, status, assertionResults }) {
  const file = path.relative(root, name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0 && status === 'failed') return [`${file} could not be run`]
  return failed.map((test) => `${file}: ${test.fullName}`)
}

async function main(args) {
  ensure()
  if (args.length > 0) {
    await jest(args, { whole: false })
  } else {
    console.log("Types, lint, WeChat's compilers and our own checks")
    for (const { name, ok, output } of (await inPairs(gates)).flat()) report(name, ok, output)
    console.log('\nTests')
    // A story waits more than it works, so both go on at once; what the stories say is kept until the others are done.
    const stories = jest(['--selectProjects', 'e2e', '--runInBand'], { whole: true, live: false })
    await jest(['--selectProjects', 'rules', 'functions', 'local', 'components'], { whole: true })
    console.log(`\nEnd to end, in a browser\n${await stories}`)
  }
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

await main(process.argv.slice(2))
