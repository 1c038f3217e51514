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
export function deskPage({ guard, people, options, builds }: World): string {
  const config: DeskConfig = {
    token: guard.token,
    title: builds.compiler.project.name,
    users: people.shown(),
    holders: people.holders(),
    location: options.location,
  }
  const page = fs.readFileSync(path.join(folder, 'desk.html'), 'utf8')
  return page.replace(
    '<!-- config -->',
    () => `<script>window.__DESK_CONFIG__ = ${inScript(config)}</script>`,
  )
}

let script: string | undefined

/** The desk's own style and script. */
export function sendDesk(response: ServerResponse, name: string): void {
  if (name === 'desk.css')
    return sendText(response, 'text/css', fs.readFileSync(path.join(folder, name), 'utf8'))
  if (name !== 'desk.js') throw new Refusal(404, `There is no ${name} on the desk.`)
  script ??= bundleDesk()
  sendText(response, 'text/javascript', script)
}

function bundleDesk(): string {
  const entry = path.join(folder, 'desk.ts')
  const result = esbuild.buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return result.outputFiles[0]?.text ?? ''
}
