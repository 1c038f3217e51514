import path from 'node:path'
import vm from 'node:vm'
import type { Manifest } from '../../../local/phone/manifest'
import { Compiler, formatProblem, type BuildResult } from '../../../local/phone/compiler/compiler'
import { Runtime } from '../../../local/phone/compiler/runtimeBundle'
import { tempProject } from '../../support/tempProject'

export const fixture = path.join(__dirname, 'fixture')

/** A compiler with a runtime of two lines, as these tests are not about the phone's own scripts. */
export function compilerFor(project: string): Compiler {
  return new Compiler(project, new Runtime(path.join(__dirname, 'runtime')))
}

export async function buildOnce(project: string): Promise<BuildResult> {
  const compiler = compilerFor(project)
  try {
    return await compiler.build()
  } finally {
    await compiler.dispose()
  }
}

/** The smallest project that builds; `files` adds to it or replaces parts. */
export function project(files: Record<string, string> = {}): string {
  return tempProject({
    'project.config.json': '{ "miniprogramRoot": "mp/" }',
    'mp/app.json': '{ "pages": ["pages/a/a"] }',
    'mp/app.js': 'App({})',
    'mp/pages/a/a.js': 'Page({})',
    'mp/pages/a/a.json': '{}',
    'mp/pages/a/a.wxml': '<view />',
    ...files,
  })
}

/** What is wrong with a project, one line each: 'mp/app.json:1:2 sentence'. */
export async function errorsOf(files: Record<string, string>): Promise<string[]> {
  const { errors } = await buildOnce(project(files))
  return errors.map(formatProblem)
}

export interface Started {
  manifest: Manifest
  /** What App, Page and Component were called with, by the id that was being loaded. */
  defined: Record<string, Record<string, unknown>>
}

/** Runs app.js as a browser would, with a runtime that only notes what it is given. */
export function start({ files }: BuildResult): Started {
  const defined: Started['defined'] = {}
  let loading = ''
  const define = (definition: Record<string, unknown>): void => void (defined[loading] = definition)
  const world: Record<string, unknown> = {
    console,
    Date,
    Promise,
    Function,
    setTimeout,
    document: {},
    location: {},
  }
  let manifest: Manifest | undefined
  world['window'] = world
  world['__phoneBuiltins'] = { components: [], templates: {} }
  world['__phone'] = {
    scope: { wx: wxStub, App: define, Page: define, Component: define, Behavior: (it: unknown) => it },
    boot: (given: Manifest) => void (manifest = given),
  }
  vm.runInNewContext(files.get('app.js') ?? 'throw new Error("there is no app.js")', world)
  if (!manifest) throw new Error('app.js did not boot')
  loading = 'app'
  manifest.loadApp()
  for (const component of manifest.components) {
    loading = component.id
    component.load()
  }
  return { manifest, defined }
}

const wxStub = { getSystemInfoSync: () => ({ SDKVersion: '3.0.0' }), canIUse: () => true }
