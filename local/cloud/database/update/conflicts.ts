/**
 * The first path that is written twice, or that lies within another one: the result would depend on the order of the
 * operators, which is not defined. undefined if there is none.
 */
export function conflictIn(paths: readonly (readonly string[])[]): string | undefined {
  const written = new Set<string>()
  const passed = new Set<string>()
  for (const parts of paths) {
    const path = parts.join('.')
    if (written.has(path) || passed.has(path)) return path
    for (let i = 1; i < parts.length; i++) {
      const above = parts.slice(0, i).join('.')
      if (written.has(above)) return path
      passed.add(above)
    }
    written.add(path)
  }
  return undefined
}
