import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import esbuild from 'esbuild'
import { checkPlace, Refusal } from '../control/http'

const folder = join(__dirname, 'page')
const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html',
  'main.css': 'text/css',
  'fonts.css': 'text/css',
  'main.js': 'text/javascript',
}

/** Chinese letters for machines that have none, in parts of which a browser loads those that it needs. */
const fonts = dirname(createRequire(__filename).resolve('@fontsource/noto-sans-sc/package.json'))

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'self'; img-src data:; frame-ancestors 'none'",
}

let page: Promise<ReadonlyMap<string, string>> | undefined

/** Serves the page and its parts. Without the token, which is not in them, they can do nothing. */
export async function servePage(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  checkPlace(request)
  if (url.pathname === '/console') return void response.writeHead(302, { location: '/console/' }).end()
  const name = url.pathname.slice('/console/'.length) || 'index.html'
  if (request.method === 'GET' && /^files\/[\w-]+\.woff2$/.test(name)) return sendFont(response, name)
  const type = types[name]
  if (type === undefined || request.method !== 'GET') throw new Refusal(404, `There is no ${url.pathname}.`)
  const text = (await (page ??= bundle())).get(name) ?? ''
  response.writeHead(200, {
    ...always,
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['main.ts', 'main.css'].map((name) => join(folder, name)),
    outdir: folder,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
  })
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const css = await Promise.all([400, 700].map((weight) => readFile(join(fonts, `${weight}.css`), 'utf8')))
  return new Map([
    ['index.html', html],
    ['fonts.css', css.join('\n')],
    ...outputFiles.map((file) => [basename(file.path), file.text] as const),
  ])
}

function sendFont(response: ServerResponse, name: string): void {
  const content = createReadStream(join(fonts, name))
  content.once('error', () => response.writeHead(404).end())
  content.once('open', () => {
    const headers = { ...always, 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' }
    content.pipe(response.writeHead(200, headers))
  })
}
