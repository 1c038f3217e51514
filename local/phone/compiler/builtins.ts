import fs from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import postcss from 'postcss'
import type { ComponentJson } from '../manifest'
import { isFile } from './files'
import type { Problems } from './problems'
import { convertWxs, wxsPrelude } from './wxs'
import { toFinding, type CompilerMessage } from './wxmlFindings'
import { convertSheet } from './wxssConvert'

/** A built-in tag, compiled but for its script. */
export interface BuiltinTag {
  tag: string
  /** Absolute file, or null for a tag that is a template only. */
  script: string | null
  json: ComponentJson
  css: string
}

/** Every `<tag>.wxml` of a folder with what stands beside it: `.ts`, `.json`, `.css`. */
export function compileBuiltins(
  folder: string,
  problems: Problems,
): { tags: BuiltinTag[]; templates: string } {
  const names = fs.readdirSync(folder).filter((it) => it.endsWith('.wxml'))
  const group = new TmplGroup()
  group.setExtraRuntimeScript(wxsPrelude)
  const tags = names.map((name) => compileTag(folder, name.slice(0, -'.wxml'.length), group, problems))
  const templates = group.getTmplGenObjectGroups()
  group.free()
  return { tags, templates }
}

function compileTag(folder: string, tag: string, group: TmplGroup, problems: Problems): BuiltinTag {
  const base = path.join(folder, tag)
  const id = `builtin/${tag}`
  const messages = group.addTmpl(id, fs.readFileSync(`${base}.wxml`, 'utf8')) as CompilerMessage[]
  for (const it of messages.filter((it) => it.isError)) {
    problems.error(`${base}.wxml`, toFinding(it), toFinding(it).message)
  }
  for (const name of group.getInlineScriptModuleNames(id) as string[]) {
    group.setInlineScript(id, name, convertWxs(group.getInlineScript(id, name)).code)
  }
  return {
    tag,
    script: isFile(`${base}.ts`) ? `${base}.ts` : null,
    json: readTagJson(base),
    css: readCss(base, problems),
  }
}

function readTagJson(base: string): ComponentJson {
  const given = isFile(`${base}.json`)
    ? (JSON.parse(fs.readFileSync(`${base}.json`, 'utf8')) as ComponentJson)
    : {}
  return { component: true, styleIsolation: 'shared', ...given }
}

function readCss(base: string, problems: Problems): string {
  const file = `${base}.css`
  if (!isFile(file)) return ''
  const root = postcss.parse(fs.readFileSync(file, 'utf8'), { from: file })
  convertSheet(root, problems)
  return root.toString()
}
