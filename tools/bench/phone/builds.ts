import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Compiler } from '../../../local/phone/compiler/compiler'
import { median } from '../report'
import { inScratch, root } from './scratch'

const repeats = 3

/** Seconds of a whole process that builds our mini-program: Node, the compiler, and the phone's own scripts. */
export function coldBuild(): Promise<number> {
  const script = path.join(__dirname, 'coldBuild.ts')
  const seconds = Array.from({ length: repeats }, () => {
    const began = performance.now()
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, root], { cwd: root })
    if (status !== 0) throw new Error(`The mini-program could not be built: ${String(stderr)}`)
    return (performance.now() - began) / 1000
  })
  return Promise.resolve(median(seconds))
}

/** What a save costs, milliseconds: the middle over a script, a template and a stylesheet of the home page. */
export function rebuilds(): Promise<number> {
  return inScratch('rebuild', async (folder) => {
    fs.cpSync(path.join(root, 'miniprogram'), path.join(folder, 'miniprogram'), { recursive: true })
    fs.cpSync(path.join(root, 'project.config.json'), path.join(folder, 'project.config.json'))
    const compiler = new Compiler(folder)
    let last = (await compiler.build()).files.get('app.js')
    const times: number[] = []
    for (let round = 0; round < repeats; round++)
      for (const ending of ['ts', 'wxml', 'wxss']) {
        change(path.join(folder, `miniprogram/pages/home/home.${ending}`), ending, round)
        const began = performance.now()
        const { files } = await compiler.build()
        times.push(performance.now() - began)
        if (files.get('app.js') === last) throw new Error(`A change of home.${ending} changed nothing.`)
        last = files.get('app.js')
      }
    await compiler.dispose()
    return median(times)
  })
}

/** Adds something that means something, so that nothing may be left out. */
function change(file: string, ending: string, round: number): void {
  const additions: Record<string, string> = {
    ts: `\nconsole.debug('round ${round}')\n`,
    wxml: `\n<view class="round-${round}">${round}</view>\n`,
    wxss: `\n.round-${round} { color: red; }\n`,
  }
  fs.appendFileSync(file, additions[ending] ?? '')
}
