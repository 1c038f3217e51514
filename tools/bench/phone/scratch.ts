import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(__dirname, '../../..')

/** Runs with a new folder inside the repository, whose packages are then found, and removes it. */
export async function inScratch<T>(name: string, run: (folder: string) => Promise<T>): Promise<T> {
  const cache = path.join(root, '.cache')
  fs.mkdirSync(cache, { recursive: true })
  const folder = fs.mkdtempSync(path.join(cache, `bench-${name}-`))
  try {
    return await run(folder)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
