import type { ServerResponse } from 'node:http'
import path from 'node:path'
import esbuild from 'esbuild'
import fs from 'node:fs'
import { Refusal, sendText } from './http'
import { inScript } from './pages'
import type { DeskConfig } from '../desk/deskConfig'
import type { World } from './routes'

const folder = path.resolve(__dirname, '../desk')

/** The page at `/`, with what it has to know. */
export function deskPage({ guard, people, options, builds, cloud, clockOffset }: World): string {
  const config: DeskConfig = {
    token: guard.token,
    title: builds.compiler.project.name,
    users: people.shown(),
    holders: people.holders(),
    location: options.location,
    clockOffset: clockOffset(),
    clockCanBeSet: cloud?.clock.set !== undefined,
  }
  const page = fs.readFileSync(path.join(folder, 'desk.html'), 'utf8')
  return page.replace(
    '<!-- config -->',
    () => `<script>window.__DESK_CONFIG__ = ${inScript(config)}</script>`,
  )
}

const types: Record<string, string> = { 'desk.css': 'text/css', 'desk.js': 'text/javascript' }
let bundled: Map<string, string> | undefined

/** The desk's own style and script. */
export function sendDesk(response: ServerResponse, name: string): void {
  const type = types[name]
  bundled ??= bundleDesk()
  if (!type) throw new Refusal(404, `There is no ${name} on the desk.`)
  sendText(response, type, bundled.get(name) ?? '')
}

function bundleDesk(): Map<string, string> {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: ['desk.ts', 'desk.css'].map((it) => path.join(folder, it)),
    outdir: folder,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return new Map(outputFiles.map((it) => [path.basename(it.path), it.text]))
}
