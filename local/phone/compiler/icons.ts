import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

let font: string | null | undefined

/** Vant's icon font as a data: url, from its npm package; in Vant's style sheets it is on a CDN. null when not installed. */
export function vantIconFont(): string | null {
  font ??= readFont()
  return font
}

function readFont(): string | null {
  try {
    const folder = path.dirname(createRequire(__filename).resolve('@vant/icons/package.json'))
    const text = fs.readFileSync(path.join(folder, 'src/encode-woff2.less'), 'utf8')
    return /data:[^"')]+/.exec(text)?.[0] ?? null
  } catch {
    return null
  }
}
