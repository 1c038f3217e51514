import fs from 'node:fs'
import path from 'node:path'
import { tagDiffers, wxDiffers } from './differs'
import { wxInventory, type WxMember } from './inventory'
import { calledMembers, usedTags } from './uses'

const builtins = path.resolve(__dirname, '../../../local/phone/runtime/builtins')

/** Tags that only say what they are. */
function isPlaceholder(tag: string): boolean {
  return /^<html-div class="wx-placeholder"/.test(fs.readFileSync(path.join(builtins, `${tag}.wxml`), 'utf8'))
}

/** A tag that draws its content and nothing else. */
function isPlain(tag: string): boolean {
  const text = fs.readFileSync(path.join(builtins, `${tag}.wxml`), 'utf8').trim()
  return text === '<slot/>' && !fs.existsSync(path.join(builtins, `${tag}.ts`))
}

function tagState(tag: string, used: ReadonlySet<string>): string {
  if (isPlaceholder(tag)) return 'stub'
  const how = tagDiffers[tag] ?? (isPlain(tag) ? 'shows its content where it stands' : '')
  if (how) return `differs: ${how}`
  return used.has(tag) ? 'checked' : 'there, no test of its own'
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`

/** Each built-in tag and what it is. */
export function tagTable(): string {
  const used = usedTags()
  const tags = fs
    .readdirSync(builtins)
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => file.slice(0, -'.wxml'.length))
    .sort()
  const rows = tags.map((tag) => row(`\`${tag}\``, tagState(tag, used)))
  return ['', row('tag', 'on the phone'), row('---', '---'), ...rows, ''].join('\n')
}

function wxState({ name, kind }: WxMember, called: ReadonlySet<string>): string {
  if (wxDiffers[name]) return `differs: ${wxDiffers[name]}`
  if (kind === 'quiet') return 'does nothing, rightly'
  return called.has(name) ? 'checked' : 'there, no test of its own'
}

/** Each member of wx that does something and what it is, and the names of those that only say that they cannot. */
export async function wxTable(): Promise<string> {
  const called = calledMembers()
  const members = await wxInventory()
  const real = members.filter(({ kind }) => kind === 'real' || kind === 'quiet')
  const names = (kind: WxMember['kind']) =>
    members.filter((member) => member.kind === kind).map(({ name }) => `\`${name}\``)
  const rows = real.map((member) => row(`\`${member.name}\``, wxState(member, called)))
  return [
    '',
    row('`wx.`', 'on the phone'),
    row('---', '---'),
    ...rows,
    '',
    `Undefined, since libraries feel for them: ${names('absent').join(' ')}`,
    '',
    `Stubs, which fail with "not supported by the browser phone" (listeners are taken and never called): ${names('stub').join(' ')}`,
    '',
  ].join('\n')
}
