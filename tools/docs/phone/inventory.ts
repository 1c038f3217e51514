import path from 'node:path'
import esbuild from 'esbuild'
import { JSDOM } from 'jsdom'

export interface WxMember {
  name: string
  kind: 'real' | 'quiet' | 'stub' | 'absent'
}

const runtime = path.resolve(__dirname, '../../../local/phone/runtime')

/** What `wx` is on the phone: the phone's own code says so, run in a window without a screen. */
export async function wxInventory(): Promise<WxMember[]> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: runtime, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    loader: { '.css': 'text' },
    logLevel: 'silent',
  })
  const { window } = new JSDOM('<!DOCTYPE html>', { url: 'http://127.0.0.1/', runScripts: 'outside-only' })
  window.eval(`window.__PHONE_CONFIG__ = ${JSON.stringify(config)}`)
  window.eval(outputFiles[0]?.text ?? '')
  const found = window.eval('JSON.stringify(window.__inventory)') as string
  window.close()
  return JSON.parse(found) as WxMember[]
}

const entry = `
import { areas } from './wx'
import { buildTable, inventory } from './wx/registry'
buildTable(areas)
Object.assign(window, { __inventory: inventory() })
`

const config = {
  phoneId: 'a',
  token: '',
  user: { id: 'a', name: '', about: '' },
  users: [],
  clockOffset: 0,
  location: { latitude: 0, longitude: 0 },
  device: { width: 375, height: 667 },
  fontScale: 1,
}
