import fs from 'node:fs'
import path from 'node:path'
import { allPages, componentsOf, findComponent, readApp, type AppConfig } from './app'
import { listFiles } from './files'
import { lineAt, type Finding } from './finding'

/** Pages, components and pictures that a JSON file names must exist, and every JSON file must be JSON. */
export function checkAppJson(miniprogram: string): Finding[] {
  const app = readApp(miniprogram)
  const files = listFiles(miniprogram, ['.json'])
  return [
    ...files.flatMap((file) => broken(miniprogram, file)),
    ...allPages(app).flatMap((page) => missingParts(miniprogram, page)),
    ...tabs(miniprogram, app),
    ...files.flatMap((file) => missingComponents(miniprogram, file)),
  ]
}

/** A finding at the first line of the JSON file that contains `mention`. */
function at(miniprogram: string, file: string, mention: string, message: string): Finding {
  const source = fs.readFileSync(path.join(miniprogram, file), 'utf8')
  const position = source.indexOf(mention)
  return { file, line: position < 0 ? 0 : lineAt(source, position), message }
}

function broken(miniprogram: string, file: string): Finding[] {
  try {
    JSON.parse(fs.readFileSync(path.join(miniprogram, file), 'utf8'))
    return []
  } catch (error) {
    return [{ file, line: 0, message: `is not JSON: ${(error as Error).message}` }]
  }
}

function missingParts(miniprogram: string, page: string): Finding[] {
  const has = (...endings: string[]): boolean =>
    endings.some((ending) => fs.existsSync(path.join(miniprogram, page + ending)))
  const missing = [
    has('.wxml') ? [] : ['.wxml'],
    has('.ts', '.js') ? [] : ['.ts'],
    has('.json') ? [] : ['.json'],
  ]
  return missing.flat().map((ending) => {
    const name = page.split('/').slice(-2).join('/')
    return at(miniprogram, 'app.json', name, `the page ${page} has no ${ending} file`)
  })
}

function tabs(miniprogram: string, app: AppConfig): Finding[] {
  return app.tabs.flatMap(({ pagePath, iconPath, selectedIconPath }) => {
    const icons = [iconPath, selectedIconPath].filter((icon) => icon !== undefined)
    const absent = icons.filter((icon) => !fs.existsSync(path.join(miniprogram, icon)))
    return [
      ...absent.map((icon) => at(miniprogram, 'app.json', icon, `the tab's picture ${icon} does not exist`)),
      ...(app.pages.includes(pagePath)
        ? []
        : [at(miniprogram, 'app.json', pagePath, `the tab ${pagePath} is no page of the main package`)]),
    ]
  })
}

function missingComponents(miniprogram: string, file: string): Finding[] {
  const id = file.replace(/\.json$/, '')
  return Object.entries(componentsOf(miniprogram, id))
    .filter(([, target]) => !target.startsWith('plugin://') && !findComponent(miniprogram, id, target))
    .map(([tag, target]) =>
      at(miniprogram, file, `"${tag}"`, `the component <${tag}> (${target}) does not exist`),
    )
}
