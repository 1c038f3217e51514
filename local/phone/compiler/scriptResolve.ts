import path from 'node:path'
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild'
import { isFile } from './files'
import { splitNpm, type NpmPackages } from './npm'
import type { Problems } from './problems'
import type { Project } from './project'
import type { Resolver } from './resolve'

const extensions = ['.ts', '.js', '/index.ts', '/index.js', '', '.json']
const ours = { byPhone: true }

/**
 * Resolves `import` and `require` as WeChat does: relative to the file, from the root, by resolveAlias, and npm as its
 * npm build lays it out. What WeChat would leave out without a word is an error here.
 */
export function scriptResolver(
  project: Project,
  npm: NpmPackages,
  resolver: Resolver,
  problems: () => Problems | null,
): Plugin {
  return {
    name: 'wechat',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => {
        if (args.kind === 'entry-point' || args.pluginData === ours || args.namespace !== 'file') return null
        const owner = ownerOf(args.importer, project, npm)
        // Inside an ordinary npm package Node's own rules hold.
        if (owner === null) return null
        return resolveScript(args, owner, build, { project, npm, resolver, problems })
      })
    },
  }
}

interface World {
  project: Project
  npm: NpmPackages
  resolver: Resolver
  problems: () => Problems | null
}

/** The id of an importing file; null for a file of an ordinary npm package. */
function ownerOf(importer: string, project: Project, npm: NpmPackages): string | null {
  const inside = path.relative(project.source, importer)
  if (!inside.startsWith('..') && !isInNodeModules(inside)) return withoutExtension(inside)
  const at = importer.lastIndexOf(`${path.sep}node_modules${path.sep}`)
  if (at < 0) return withoutExtension(inside)
  const reference = importer
    .slice(at + '/node_modules/'.length)
    .split(path.sep)
    .join('/')
  const { name } = splitNpm(reference)
  const made = npm.miniprogramFolder(name)
  const within = made === null ? '..' : path.relative(made, importer)
  return within.startsWith('..') ? null : `miniprogram_npm/${name}/${withoutExtension(within)}`
}

function isInNodeModules(file: string): boolean {
  return file.split(path.sep).includes('node_modules')
}

function withoutExtension(file: string): string {
  return file
    .slice(0, file.length - path.extname(file).length)
    .split(path.sep)
    .join('/')
}

async function resolveScript(
  args: OnResolveArgs,
  owner: string,
  build: PluginBuild,
  world: World,
): Promise<OnResolveResult> {
  for (const id of world.resolver.candidates(args.path, owner)) {
    const file = fileOf(id, world.resolver)
    if (file === null) continue
    if (!id.startsWith('..')) return { path: file }
    return {
      errors: [{ text: `${args.path} lies outside miniprogramRoot: WeChat leaves it out without a word.` }],
    }
  }
  const bare = !/^[./]/.test(args.path)
  const { name, inside } = splitNpm(args.path)
  const folder = bare ? world.npm.folder(name) : null
  if (folder === null) return { errors: [{ text: `There is no such module: ${args.path}` }] }
  if (inside !== '') return { errors: [{ text: partOfPackage(args.path, name) }] }
  if (!world.npm.isDeclared(name)) warnUndeclared(args, name, world)
  return build.resolve(args.path, { kind: args.kind, resolveDir: folder, pluginData: ours })
}

function fileOf(id: string, resolver: Resolver): string | null {
  return extensions.map((it) => resolver.file(id, it)).find(isFile) ?? null
}

function partOfPackage(reference: string, name: string): string {
  return `WeChat's npm build brings the entry of ${name} only; ${reference} does not reach the phone.`
}

function warnUndeclared(args: OnResolveArgs, name: string, world: World): void {
  const text = `${name} is not among the dependencies in package.json, so WeChat's npm build leaves it out.`
  world.problems()?.warn(args.importer, { line: 0, column: 0 }, text)
}
