/**
 * Makes a fresh clone usable: the right Node, and the packages of package-lock.json in node_modules.
 * Plain Node without a dependency, because it runs before there are any. Silent when there is nothing to do.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const oldestNode = 20

/** Checks Node and installs what is missing; on failure says why in a sentence and ends the process with 1. */
export function ensure() {
  checkNode()
  const reason = whyInstall()
  if (reason) install(reason)
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= oldestNode) return
  fail(`Node ${oldestNode} or later is needed; this is ${process.version}. See https://nodejs.org/`)
}

/** Compares what npm says it installed (its hidden lockfile, written last) with package-lock.json. */
function whyInstall() {
  const wanted = lockedPackages('package-lock.json')
  const present = lockedPackages(path.join('node_modules', '.package-lock.json'))
  if (!present) return 'first time, about a minute'
  const changed = Object.entries(wanted ?? {}).some(([name, { version, optional }]) => {
    if (name === '' || (optional && !present[name])) return false
    return present[name]?.version !== version
  })
  return changed ? 'package-lock.json has changed' : ''
}

/** The `packages` of a lockfile, or null when there is none that can be read. */
function lockedPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages ?? null
  } catch {
    return null
  }
}

function install(reason) {
  process.stderr.write(`Installing packages (${reason})…\n`)
  const first = npm('ci')
  if (first.status === 0) return
  // A registry that lacks packages for other systems makes `npm ci` refuse the lockfile; this takes it as it is.
  const second = npm('install', '--no-save')
  if (second.status === 0) return
  process.stderr.write(outputOf(first) + outputOf(second))
  fail('The packages could not be installed. The lines above are what npm said; is the network there?')
}

function npm(...command) {
  const args = [...command, '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, env: npmEnv(), encoding: 'utf8', maxBuffer: 64 << 20 }
  // Started by npm itself we know where its script is, and need no shell (on Windows npm is a .cmd file).
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return spawnSync(process.execPath, [cli, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** npm keeps its cache in the home directory; where there is none to write to, ours takes its place. */
function npmEnv() {
  const env = { ...process.env }
  // An install inside `npm test --json` and the like must not inherit those options, nor leave tools out.
  delete env.npm_config_json
  delete env.NODE_ENV
  try {
    fs.accessSync(os.homedir() || 'no home', fs.constants.W_OK)
  } catch {
    env.npm_config_cache = path.join(root, '.cache', 'npm')
  }
  return env
}

function outputOf(result) {
  return [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n') + '\n'
}

function fail(sentence) {
  process.stderr.write(sentence + '\n')
  process.exit(1)
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) ensure()
