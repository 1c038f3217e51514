import fs from 'node:fs'
import path from 'node:path'
import { allPages, componentsOf, readApp } from './app'
import { builtinTags } from './builtinTags'
import { listFiles, readJson, resolveFrom } from './files'
import { lineAt, type Finding } from './finding'
import { expressions, readWxml, type Tag, type WxmlTokens } from './wxmlTokens'

/** What WeChat's wcc accepts although it cannot work: see each rule's sentence. */
export function checkWxml(miniprogram: string): Finding[] {
  const files = readAll(miniprogram)
  return [...files.values()].flatMap((file) => [
    ...comments(file),
    ...file.tokens.tags.flatMap((tag) => [
      ...duplicates(file, tag),
      ...loops(file, tag),
      ...references(miniprogram, file, tag),
      ...templates(files, file, tag),
    ]),
    ...calls(file),
    ...undeclared(miniprogram, files, file),
  ])
}

interface WxmlFile {
  file: string
  source: string
  tokens: WxmlTokens
}

type Files = Map<string, WxmlFile>

function readAll(miniprogram: string): Files {
  return new Map(
    listFiles(miniprogram, ['.wxml']).map((file) => {
      const source = fs.readFileSync(path.join(miniprogram, file), 'utf8')
      return [file, { file, source, tokens: readWxml(source) }]
    }),
  )
}

function finding(file: WxmlFile, at: number, message: string): Finding {
  return { file: file.file, line: lineAt(file.source, at), message }
}

const valueOf = (tag: Tag, name: string): string | undefined =>
  tag.attributes.find((attribute) => attribute.name === name)?.value

function comments(file: WxmlFile): Finding[] {
  return file.tokens.unclosedComments.map((at) => finding(file, at, 'the comment is never closed with -->'))
}

function duplicates(file: WxmlFile, tag: Tag): Finding[] {
  const seen = new Set<string>()
  return tag.attributes.flatMap(({ name, at }) => {
    if (!seen.has(name)) return (seen.add(name), [])
    return [finding(file, at, `<${tag.name}> has the attribute ${name} twice; only one of them counts`)]
  })
}

function loops(file: WxmlFile, tag: Tag): Finding[] {
  const loop = tag.attributes.find((attribute) => attribute.name === 'wx:for')
  if (!loop || valueOf(tag, 'wx:key')) return []
  return [
    finding(
      file,
      loop.at,
      `<${tag.name} wx:for> has no wx:key, so rows lose their state when the list changes`,
    ),
  ]
}

/** Attributes that name a file, by tag. */
const fileAttributes: Record<string, string> = { import: '.wxml', include: '.wxml', wxs: '.wxs', image: '' }

function references(miniprogram: string, file: WxmlFile, tag: Tag): Finding[] {
  const ending = fileAttributes[tag.name]
  const src = valueOf(tag, 'src')
  if (ending === undefined || !src || src.includes('{{') || /^(https?:|data:|cloud:|wxfile:)/.test(src))
    return []
  const target = withEnding(resolveFrom(file.file, src), ending)
  if (fs.existsSync(path.join(miniprogram, target))) return []
  return [finding(file, tag.at, `<${tag.name} src="${src}"> names a file that does not exist`)]
}

const withEnding = (file: string, ending: string): string => (file.endsWith(ending) ? file : file + ending)

/** `imports` follows <import> once, as WeChat does; `include` copies, so it is followed all the way. */
function definedTemplates(files: Files, file: WxmlFile): Set<string> {
  const own = (one: WxmlFile): string[] =>
    one.tokens.tags.filter((tag) => tag.name === 'template').flatMap((tag) => valueOf(tag, 'name') ?? [])
  return new Set([file, ...linked(files, file, ['import', 'include'])].flatMap(own))
}

function templates(files: Files, file: WxmlFile, tag: Tag): Finding[] {
  const name = tag.name === 'template' ? valueOf(tag, 'is') : undefined
  if (!name || name.includes('{{') || definedTemplates(files, file).has(name)) return []
  return [finding(file, tag.at, `<template is="${name}"> is defined neither here nor in an imported file`)]
}

/** Files reached by the named tags, directly or through others. */
function linked(
  files: Files,
  from: WxmlFile,
  by: readonly string[],
  seen = new Set<WxmlFile>(),
): Set<WxmlFile> {
  for (const tag of from.tokens.tags.filter((one) => by.includes(one.name))) {
    const target = files.get(withEnding(resolveFrom(from.file, valueOf(tag, 'src') ?? ''), '.wxml'))
    if (!target || seen.has(target) || target === from) continue
    seen.add(target)
    linked(files, target, by, seen)
  }
  return seen
}

/** A call in {{ }} compiles and shows nothing, unless it is a function of a wxs module. */
function calls(file: WxmlFile): Finding[] {
  const { tags, texts } = file.tokens
  const modules = new Set(tags.filter((tag) => tag.name === 'wxs').map((tag) => valueOf(tag, 'module')))
  const values = tags.flatMap((tag) => tag.attributes.map(({ value, at }) => ({ text: value, at })))
  return [...values, ...texts].flatMap(({ text, at }) =>
    expressions(text).flatMap((expression) =>
      calledNames(expression.code)
        .filter((name) => !modules.has(name.split('.')[0]))
        .map((name) =>
          finding(file, at + expression.at, `{{ ${name}(…) }} is a call; only wxs functions can be called`),
        ),
    ),
  )
}

function calledNames(code: string): string[] {
  const plain = code.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, "''")
  return [...plain.matchAll(/([A-Za-z_$][\w$]*(?:\s*(?:\.\s*[\w$]+|\[[^\]]*\]))*)\s*\(/g)].map((found) =>
    (found[1] ?? '').replace(/\s/g, ''),
  )
}

/** Tags are declared in the JSON of the page or component that uses them, also those of files that it imports. */
function undeclared(miniprogram: string, files: Files, file: WxmlFile): Finding[] {
  const id = file.file.replace(/\.wxml$/, '')
  if (!fs.existsSync(path.join(miniprogram, `${id}.json`))) return []
  const app = readApp(miniprogram)
  const { componentGenerics } = readJson<{ componentGenerics: object }>(path.join(miniprogram, `${id}.json`))
  const known = new Set([
    ...builtinTags,
    ...Object.keys(app.usingComponents),
    ...Object.keys(componentsOf(miniprogram, id)),
    ...Object.keys(componentGenerics ?? {}),
  ])
  const kind = allPages(app).includes(id) ? 'page' : 'component'
  return [file, ...linked(files, file, ['import', 'include'])].flatMap((one) =>
    one.tokens.tags
      .filter((tag) => !known.has(tag.name))
      .map((tag) =>
        finding(one, tag.at, `<${tag.name}> is neither built in nor declared by the ${kind} ${id}`),
      ),
  )
}
