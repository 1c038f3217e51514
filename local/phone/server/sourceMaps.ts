import { SourceMap, type SourceMapPayload } from 'node:module'
import type { SourcePlace, Trace } from '../protocol'

/** A frame's script, version, line and column as browsers write them, both from 1. */
const FRAME = /https?:\/\/[^\s/()]+\/(app|runtime|view)\.js(?:\?v=([\w-]+))?:(\d+):(\d+)/g

/** Versions that phones may still run after a rebuild. */
const KEPT = 6
/** Lines shown before and after the one that is meant. */
const AROUND = 2

interface Kept {
  text: string
  map?: SourceMap
}

/** The maps of the scripts that are served, and of those that were until a moment ago. */
export class SourceMaps {
  private readonly kept = new Map<string, Kept>()

  keep(name: string, version: string, text: string): void {
    const key = `${name}?${version}`
    this.kept.delete(key)
    this.kept.set(key, { text })
    for (const old of [...this.kept.keys()].filter((it) => it.startsWith(`${name}?`)).slice(0, -KEPT))
      this.kept.delete(old)
  }

  /** A stack in terms of the source files; what is not ours stays as it is. */
  trace(stack: string): Trace {
    let place: SourcePlace | null = null
    const lines = stack.split('\n').map((line) => {
      let own = true
      const text = line.replace(FRAME, (whole, script: string, version: string | undefined, row, column) => {
        const found = this.find(`${script}.js`, version, Number(row), Number(column))
        if (script !== 'app' || !found) own = false
        if (found && script === 'app') place ??= found
        return found ? `${found.file}:${found.line}:${found.column}` : whole
      })
      return { text, own }
    })
    const seen = place ? lines.filter((it) => it.own) : lines
    return { stack: seen.map((it) => it.text).join('\n'), place }
  }

  private find(script: string, version = '', row: number, column: number): SourcePlace | null {
    const map = this.mapOf(script, version)
    const entry = map?.findEntry(row - 1, column - 1)
    if (!map || !entry || !('originalSource' in entry) || !entry.originalSource) return null
    const { originalSource: file, originalLine, originalColumn } = entry
    const text = sourceText(map.payload, file)
    const line = originalLine + 1
    return { file: shown(file), line, column: originalColumn + 1, excerpt: excerptOf(text, line) }
  }

  /** Without a version: the newest. */
  private mapOf(script: string, version: string): SourceMap | undefined {
    const newest = [...this.kept.keys()].filter((it) => it.startsWith(`${script}?`)).at(-1)
    const kept = this.kept.get(version ? `${script}?${version}` : (newest ?? ''))
    if (!kept) return undefined
    kept.map ??= new SourceMap(JSON.parse(kept.text) as SourceMapPayload)
    return kept.map
  }
}

/** A map may be one of many sections. */
function sourceText(payload: SourceMapPayload & { sections?: Section[] }, file: string): string {
  for (const { sources, sourcesContent } of payload.sections?.map((it) => it.map) ?? [payload]) {
    const at = sources.indexOf(file)
    if (at >= 0) return sourcesContent?.[at] ?? ''
  }
  return ''
}

interface Section {
  map: SourceMapPayload
}

/** The phone's own sources are relative to where its bundle would lie. */
const shown = (file: string): string => file.replace(/^(\.\.\/)+/, '')

function excerptOf(text: string, line: number): SourcePlace['excerpt'] {
  const lines = text.split('\n')
  const first = Math.max(1, line - AROUND)
  const last = Math.min(lines.length, line + AROUND)
  return text === '' ? [] : range(first, last).map((it) => ({ line: it, text: lines[it - 1] ?? '' }))
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
