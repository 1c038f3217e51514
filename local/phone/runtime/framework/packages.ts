/** Subpackages: their components are registered when somebody first goes there, as WeChat loads them then. */
import type { ComponentRecord, Manifest } from '../../manifest'

/** Roots of subpackages, e.g. 'packages/member/'. */
export function packageRoots({ app }: Manifest): string[] {
  const listed = (app['subpackages'] ?? app['subPackages'] ?? []) as { root?: string }[]
  return listed.flatMap(({ root }) => (root ? [root.replace(/^\/|\/$/g, '') + '/'] : []))
}

/** The root of the package that a component or page belongs to, '' for the main one. */
export function packageOf(id: string, roots: readonly string[]): string {
  return roots.find((root) => id.startsWith(root)) ?? ''
}

/** Every component that a record leads to, itself included, by usingComponents and default generics. */
export function reachedFrom(id: string, recordOf: (id: string) => ComponentRecord | undefined): Set<string> {
  const seen = new Set<string>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const json = recordOf(next)?.json
    const generics = Object.values(json?.componentGenerics ?? {}).map((it) =>
      it === true ? '' : (it.default ?? ''),
    )
    for (const reference of [...Object.values(json?.usingComponents ?? {}), ...generics])
      if (reference) waiting.push(reference.replace(/^\//, ''))
  }
  return seen
}
