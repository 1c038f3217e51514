import path from 'node:path'
import { readJson } from './files'
import type { Finding } from './finding'
import { readImports, type Import } from './imports'

/**
 * WeChat's compiler silently drops a value import from outside the mini-program's folder, and its npm build only takes
 * along what `dependencies` names: both break at run time, on the phone.
 */
export function checkValueImports(root: string): Finding[] {
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>(path.join(root, 'package.json'))
  const packages = Object.keys(dependencies ?? {})
  return readImports(root, ['miniprogram'])
    .filter((one) => !one.typeOnly)
    .flatMap((one) => {
      const message = problem(one, packages)
      return message ? [{ file: one.from, line: one.line, message }] : []
    })
}

function problem({ relative, target, specifier }: Import, packages: readonly string[]): string | null {
  if (relative) {
    if (target.startsWith('miniprogram/')) return null
    return `takes a value from outside miniprogram/ (${specifier}), which is not there on the phone; use import type`
  }
  if (specifier.startsWith('/')) return null
  if (/^dayjs\/./.test(specifier)) return `${specifier} does not reach the phone through WeChat's npm build`
  if (packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return null
  return `${specifier} is not among the dependencies of package.json, so WeChat's npm build leaves it out`
}
