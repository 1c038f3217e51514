import path from 'node:path'
import type { AppJson } from '../manifest'
import { isFolder, type Files } from './files'
import { readJson } from './json'
import { wholeFile, type Problems } from './problems'

interface ProjectConfig {
  projectname?: string
  description?: string
  miniprogramRoot?: string
  srcMiniprogramRoot?: string
  appid?: string
  setting?: { packNpmRelationList?: { packageJsonPath?: string }[] }
}

/** A longer description explains more than a title does. */
const longestTitle = 12

/** A folder with a project.config.json. */
export interface Project {
  /** Absolute folder of project.config.json. */
  root: string
  /** Absolute folder of app.json. */
  source: string
  appid: string
  /** For people: project.config.json's description when it is short, else its projectname, else the folder's. */
  name: string
  /** Folders whose node_modules npm packages are taken from, the nearest first. */
  npmRoots: string[]
}

export interface Subpackage {
  root: string
  pages: string[]
  independent?: boolean
}

/** app.json as it is written, before the subpackages' pages are joined to the others. */
export interface SourceAppJson extends AppJson {
  subpackages?: Subpackage[]
  subPackages?: Subpackage[]
  resolveAlias?: Record<string, string>
  useExtendedLib?: Record<string, boolean>
}

/** Finds the mini-program of a project folder; a folder without project.config.json may be one itself. */
export function readProject(root: string, files: Files, problems: Problems): Project {
  const configFile = path.join(root, 'project.config.json')
  const config = readJson<ProjectConfig>(files, configFile, problems)
  const source = path.resolve(root, config.miniprogramRoot ?? config.srcMiniprogramRoot ?? '.')
  if (!isFolder(source)) {
    problems.error(
      configFile,
      wholeFile,
      `miniprogramRoot names a folder that is not there: ${config.miniprogramRoot}`,
    )
  } else if (!files.exists(path.join(source, 'app.json'))) {
    problems.error(
      path.join(source, 'app.json'),
      wholeFile,
      'A mini-program needs an app.json; there is none here.',
    )
  }
  const { appid = 'touristappid', projectname, description = '' } = config
  const isTitle = description.length > 0 && description.length <= longestTitle
  const name = isTitle ? description : (projectname ?? path.basename(root))
  return { root, source, appid, name, npmRoots: npmRoots(root, source, config) }
}

function npmRoots(root: string, source: string, config: ProjectConfig): string[] {
  const declared = (config.setting?.packNpmRelationList ?? [])
    .map((it) => it.packageJsonPath)
    .filter((it): it is string => Boolean(it))
    .map((it) => path.dirname(path.resolve(root, it)))
  return [...new Set([...declared, ...upwards(source), ...upwards(root)])]
}

/** A folder and all those above it. */
function upwards(folder: string): string[] {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [folder, ...upwards(parent)]
}

/** Every page in app.json's order, those of subpackages with their root in front. */
export function pagesOf(app: SourceAppJson): string[] {
  const subpackages = app.subpackages ?? app.subPackages ?? []
  const inPackages = subpackages.flatMap((it) =>
    (it.pages ?? []).map((page) => path.posix.join(it.root, page)),
  )
  return [...(app.pages ?? []), ...inPackages].map((page) => page.replace(/^\//, ''))
}
