import type { Store } from './store'

/** Keeps nothing: the database has it all in memory already. For tests and trials. */
export function openMemoryStore(): Store {
  return {
    collections: () => [],
    documents: () => [],
    addCollection: () => Promise.resolve(),
    removeCollection: () => Promise.resolve(),
    commit: () => Promise.resolve(),
    onFailure: () => undefined,
    close: () => Promise.resolve(),
  }
}
