import * as wxServerSdk from 'wx-server-sdk'

type Doc = Record<string, unknown>

/** The parts of wx-server-sdk that the benches use. */
export interface BenchCollection {
  add(options: { data: object }): Promise<unknown>
  doc(id: string): { get(): Promise<{ data: Doc | null }> }
  where(condition: object): BenchCollection
  orderBy(field: string, direction: 'asc' | 'desc'): BenchCollection
  limit(count: number): BenchCollection
  skip(count: number): BenchCollection
  field(projection: object): BenchCollection
  get(): Promise<{ data: Doc[] }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  aggregate(): { group(specification: object): { end(): Promise<{ list: Doc[] }> } }
}

export interface BenchDatabase {
  collection(name: string): BenchCollection
  command: Record<'inc' | 'gt', (value: number) => unknown>
}

interface Sdk {
  init(options: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  database(options: object): BenchDatabase
}

/** The unmodified SDK; which cloud it speaks to is looked up in the environment with every request. */
export function cloudDatabase(): BenchDatabase {
  const cloud = wxServerSdk as unknown as Sdk
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  return cloud.database({ throwOnNotFound: false })
}

/** Does a job `count` times, `lanes` at a time. */
export async function inLanes(
  lanes: number,
  count: number,
  job: (n: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) await job(next++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
