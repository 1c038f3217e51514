/**
 * Where a node stands in the tree of organisations: the ids from the district down to itself, '/o_a/o_b/o_c/'. A subtree is
 * everything whose path begins with one path: no recursion, one index.
 */
export type Path = string

export const pathOf = (parentPath: Path | null, id: string): Path => `${parentPath ?? '/'}${id}/`

export const idsOf = (path: Path): string[] => path.split('/').filter((id) => id !== '')

/** Whether the path leads through a node, or to it. */
export const isUnder = (path: Path, id: string): boolean => path.includes(`/${id}/`)
