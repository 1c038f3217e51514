import type { Table } from '../store/tables'
import type { CollectionSchema, IndexSchema } from '../types'

/** Indexes of imported collections that nothing declares: kept, so that a restart has them too. */
export type KeptIndexes = Table<readonly IndexSchema[]>

/** The declared collections, and those that an import brought. */
export function withKept(schema: readonly CollectionSchema[], kept: KeptIndexes): CollectionSchema[] {
  const declared = new Set(schema.map(({ name }) => name))
  const more = [...kept.entries()].map(([name, indexes]) => ({ name, indexes }))
  return [...schema, ...more.filter(({ name }) => !declared.has(name))]
}

export async function keep(
  kept: KeptIndexes,
  schema: readonly CollectionSchema[],
  collections: ReadonlyMap<string, { indexes: readonly IndexSchema[] }>,
): Promise<void> {
  await kept.clear()
  const declared = new Set(schema.map(({ name }) => name))
  for (const [name, { indexes }] of collections) if (!declared.has(name)) await kept.set(name, indexes)
}
