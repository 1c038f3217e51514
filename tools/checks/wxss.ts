import fs from 'node:fs'
import path from 'node:path'
import { listFiles } from './files'
import { lineAt, type Finding } from './finding'

/** What WeChat's wcsc accepts although it does not work on a phone. */
export function checkWxss(miniprogram: string): Finding[] {
  return listFiles(miniprogram, ['.wxss']).flatMap((file) => {
    const source = fs.readFileSync(path.join(miniprogram, file), 'utf8')
    return problems(source).map(({ at, message }) => ({ file, line: lineAt(source, at), message }))
  })
}

interface Problem {
  at: number
  message: string
}

function problems(source: string): Problem[] {
  const { code, unclosed } = withoutComments(source)
  const found: Problem[] =
    unclosed === null ? [] : [{ at: unclosed, message: 'the comment is never closed with */' }]
  for (const url of code.matchAll(/url\(\s*['"]?\s*([^'")]*)/g)) {
    if (/^(data:|https:)/.test(url[1] ?? '')) continue
    found.push({
      at: url.index,
      message: `url(${url[1]}) does not load in wxss; use <image>, data: or https:`,
    })
  }
  for (const slashes of code.matchAll(/(?<!:)\/\/[^\n]*/g)) {
    if (insideUrl(code, slashes.index)) continue
    found.push({ at: slashes.index, message: '// is no comment in wxss and swallows the rule after it' })
  }
  return found
}

/** Comments become spaces, so that positions stay. */
function withoutComments(source: string): { code: string; unclosed: number | null } {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  const open = code.indexOf('/*')
  return { code: open < 0 ? code : code.slice(0, open), unclosed: open < 0 ? null : open }
}

function insideUrl(code: string, at: number): boolean {
  const open = code.lastIndexOf('url(', at)
  return open >= 0 && code.indexOf(')', open) > at
}
