import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../../..')

/** Where the phone is tested, and the mini-programs that run on it there. */
const FOLDERS = ['test/local/phone-runtime', 'test/local/phone-framework', 'test/local/vant-gallery']

function filesIn(folder: string, ending: RegExp): string[] {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs
    .readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => path.join(absolute, file))
}

function textsOf(ending: RegExp): string[] {
  return FOLDERS.flatMap((folder) => filesIn(folder, ending)).map((file) => fs.readFileSync(file, 'utf8'))
}

/** Members of `wx` that a test, or a page that a test opens, calls: `wx.name`, or by name as `callWxMethod('name')`. */
export function calledMembers(): Set<string> {
  const found = new Set<string>()
  for (const text of textsOf(/\.(ts|js)$/)) {
    for (const [, name = ''] of text.matchAll(/\bwx\.([a-zA-Z]+)/g)) found.add(name)
    for (const [, name = ''] of text.matchAll(/\bcall(?:WxMethod)?\(\s*'([a-zA-Z]+)'/g)) found.add(name)
  }
  return found
}

/** Tags on the pages that tests open, the pages of Vant's components included. */
export function usedTags(): Set<string> {
  const found = new Set<string>()
  const vant = path.join(root, 'node_modules/@vant/weapp/lib')
  const inside = fs
    .readdirSync(vant, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => fs.readFileSync(path.join(vant, file), 'utf8'))
  for (const text of [...textsOf(/\.wxml$/), ...inside])
    for (const [, tag = ''] of text.matchAll(/<([a-z][a-z-]*)/g)) found.add(tag)
  return found
}
