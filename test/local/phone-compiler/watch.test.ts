import fs from 'node:fs'
import path from 'node:path'
import { WebSocket } from 'ws'
import type { FromServer } from '../../../local/phone/protocol'
import { startPhoneServer, type BuildReport, type PhoneServer } from '../../../local/phone/server/phoneServer'
import { removeTempProjects } from '../../support/tempProject'
import { project } from './support'

let server: PhoneServer | undefined
let socket: WebSocket | undefined

afterEach(async () => {
  socket?.terminate()
  await server?.close()
})
afterAll(removeTempProjects)

/** A server that watches, with one phone; `next` waits for what the phone is told, `built` for the next build. */
async function watching(folder: string) {
  const builds: ((report: BuildReport) => void)[] = []
  server = await startPhoneServer({
    project: folder,
    port: 0,
    cloud: null,
    users: [{ id: 'member', name: '李', about: '', openid: 'o' }],
    location: { latitude: 0, longitude: 0 },
    watch: true,
    onBuild: (report) => builds.splice(0).forEach((it) => it(report)),
  })
  const text = await (await fetch(server.phoneUrl('a'))).text()
  const token = /"token":"([^"]+)"/.exec(text)?.[1] ?? ''
  const line = new WebSocket(`ws://127.0.0.1:${server.port}/ws?phone=a&token=${token}`)
  socket = line
  await new Promise((resolve) => line.once('open', resolve))
  return {
    built: () => new Promise<BuildReport>((resolve) => builds.push(resolve)),
    next: () =>
      new Promise<Extract<FromServer, { kind: 'event' }>>((resolve) =>
        line.once('message', (data) => resolve(JSON.parse(String(data)))),
      ),
    app: async () => (await fetch(`${server?.url}app.js`)).text(),
  }
}

const page = 'mp/pages/a/a'

test('a phone is reloaded after a change, and the change is served', async () => {
  const folder = project()
  const { next, app } = await watching(folder)
  const told = next()
  fs.writeFileSync(path.join(folder, `${page}.js`), 'Page({ changed: 1 })')
  expect(await told).toMatchObject({ name: 'reload' })
  expect(await app()).toContain('changed: 1')
})

test('a mistake is told with its place while the last good build is still served, and mending it reloads', async () => {
  const folder = project()
  const { next, app } = await watching(folder)
  const failed = next()
  fs.writeFileSync(path.join(folder, `${page}.wxml`), '<view>\n{{ a + }}</view>')
  const { name, params } = await failed
  expect(name).toBe('buildFailed')
  expect(params).toMatchObject({ file: `${page}.wxml`, line: 2, column: 8, problems: [{ line: 2 }] })
  expect(await app()).toContain('__phone.boot')
  const mended = next()
  fs.writeFileSync(path.join(folder, `${page}.wxml`), '<view />')
  expect(await mended).toMatchObject({ name: 'reload' })
})

test('a folder that was made later is watched too', async () => {
  const folder = project()
  const { built, next } = await watching(folder)
  const first = built()
  fs.mkdirSync(path.join(folder, 'mp/parts/deep'), { recursive: true })
  await first
  const told = next()
  fs.writeFileSync(path.join(folder, 'mp/parts/deep/words.js'), 'exports.words = "later"')
  fs.writeFileSync(path.join(folder, `${page}.js`), 'Page(require("../../parts/deep/words"))')
  expect(await told).toMatchObject({ name: 'reload' })
  const again = next()
  fs.writeFileSync(path.join(folder, 'mp/parts/deep/words.js'), 'exports.words = "much later"')
  expect(await again).toMatchObject({ name: 'reload' })
})

test('a project that never built shows its mistakes in place of the mini-program', async () => {
  const { app } = await watching(project({ [`${page}.wxml`]: '<view>\n<text a="</b>"></view>' }))
  const text = await app()
  expect(text).toContain(`${page}.wxml`)
  expect(text).toContain('missing end tag')
})

test('a changed picture reloads the phones', async () => {
  const folder = project({ 'mp/a.png': 'one' })
  const { next } = await watching(folder)
  const told = next()
  fs.writeFileSync(path.join(folder, 'mp/a.png'), 'two')
  expect(await told).toMatchObject({ name: 'reload' })
})
