import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { rangeOf } from '../../cloud/storage/range'
import { Refusal, sendText } from './http'

const types: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.vtt': 'text/vtt; charset=utf-8',
  '.srt': 'text/plain; charset=utf-8',
}

/**
 * A file of a folder, or the part of it that is asked for, as films are wound; nothing outside the folder, whatever the
 * path says, and no kind of file that is not listed.
 */
export function sendFile(response: ServerResponse, folder: string, inside: string, kept = false): void {
  const file = path.resolve(folder, inside)
  const type = types[path.extname(file).toLowerCase()]
  const isInside = file.startsWith(folder + path.sep)
  const stat = isInside && type ? fs.statSync(file, { throwIfNoEntry: false }) : undefined
  if (!type || !stat?.isFile()) throw new Refusal(404, `There is no such file: ${inside}`)
  const range = rangeOf(response.req.headers.range, stat.size)
  if (range === 'none') {
    response.writeHead(416, { 'content-range': `bytes */${stat.size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: stat.size - 1 }
  response.writeHead(range ? 206 : 200, {
    'content-type': type,
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cache-control': kept ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(range ? { 'content-range': `bytes ${start}-${end}/${stat.size}` } : {}),
  })
  if (stat.size === 0) return void response.end()
  pipeline(fs.createReadStream(file, { start, end }), response, () => undefined)
}

const packages = createRequire(__filename)
const fontFolder = path.dirname(packages.resolve('@fontsource/noto-sans-sc/package.json'))
const zxingFolder = path.dirname(packages.resolve('zxing-wasm/reader/zxing_reader.wasm'))
const weights = [400, 500, 700]
let fontCss: string | undefined

/** One Chinese font for every machine, cut into parts of which a page loads those it needs. */
export function sendFontCss(response: ServerResponse): void {
  fontCss ??= weights.map(readWeight).join('\n')
  sendText(response, 'text/css', fontCss, true)
}

function readWeight(weight: number): string {
  const text = fs.readFileSync(path.join(fontFolder, `${weight}.css`), 'utf8')
  return text.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '').replaceAll('url(./files/', 'url(/fonts/')
}

export function sendFont(response: ServerResponse, name: string): void {
  sendFile(response, path.join(fontFolder, 'files'), name, true)
}

export function sendZxing(response: ServerResponse, name: string): void {
  sendFile(response, zxingFolder, name, true)
}
