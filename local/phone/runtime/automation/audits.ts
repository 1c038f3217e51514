/** `miniProgram.stopAudits()`: a small report of what the phone saw since it was loaded, by rules of DevTools' 体验评分. */
import type { CallEntry, LogEntry } from '../../inspector'
import { allEntries } from '../inspect/journal'
import { topPage } from '../router/router'
import { rootOf } from './registry'
import { childrenOf, type GlassNode } from './tree'

interface Finding {
  id: string
  title: string
  passed: boolean
  /** At most ten, each a line. */
  found: string[]
}

/** WeChat's own limits: nodes of a page, how deep they are nested, children of one node. */
const MOST_NODES = 1_000
const DEEPEST = 30
const MOST_CHILDREN = 60
/** A request that takes longer keeps people waiting, milliseconds. */
const SLOW = 1_000

/** Tool.stopAudits. `data` is JSON: `{ score, rules }`, of which the score is the share of rules that hold, in percent. */
export function stopAudits(): { report: string; data: string } {
  const rules = [...ofJournal(), ...ofPage()]
  const score = Math.round((100 * rules.filter(({ passed }) => passed).length) / rules.length)
  return { report: html(score, rules), data: JSON.stringify({ score, rules }) }
}

function ofJournal(): Finding[] {
  const entries = allEntries()
  const logs = entries.filter((entry): entry is LogEntry => entry.kind === 'log')
  const calls = entries.filter((entry): entry is CallEntry => entry.kind === 'call' && entry.area !== 'wx')
  const errors = logs.filter(({ level, thrown }) => level === 'error' && !thrown)
  return [
    rule('exceptions', 'no exception is left uncaught', texts(logs.filter(({ thrown }) => thrown))),
    rule('console-errors', 'nothing is logged as an error', texts(errors)),
    rule(
      'requests',
      'no request fails',
      calls.filter(({ state }) => state === 'failed').map(({ name, error }) => `${name}: ${error}`),
    ),
    rule(
      'slow-requests',
      'every request is answered within a second',
      calls.filter((call) => call.milliseconds > SLOW).map((call) => `${call.name}: ${call.milliseconds} ms`),
    ),
  ]
}

function ofPage(): Finding[] {
  const page = topPage()
  if (!page) return []
  const { nodes, depth, children } = measure(rootOf(page))
  const over = (is: number, most: number): string[] => (is > most ? [`${page.route}: ${is}`] : [])
  return [
    rule('nodes', `a page has at most ${MOST_NODES} nodes`, over(nodes, MOST_NODES)),
    rule('depth', `nodes are nested at most ${DEEPEST} deep`, over(depth, DEEPEST)),
    rule('children', `a node has at most ${MOST_CHILDREN} children`, over(children, MOST_CHILDREN)),
  ]
}

function measure(node: GlassNode): { nodes: number; depth: number; children: number } {
  const below = childrenOf(node).filter((child): child is GlassNode => typeof child !== 'string')
  const measured = below.map(measure)
  return {
    nodes: 1 + measured.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: 1 + Math.max(0, ...measured.map(({ depth }) => depth)),
    children: Math.max(below.length, ...measured.map(({ children }) => children)),
  }
}

const texts = (logs: LogEntry[]): string[] => logs.map(({ text }) => text)

function rule(id: string, title: string, found: string[]): Finding {
  return { id, title, passed: found.length === 0, found: found.slice(0, 10) }
}

function html(score: number, rules: Finding[]): string {
  const rows = rules.map(
    ({ title, passed, found }) =>
      `<tr><td>${passed ? '✓' : '✗'}<td>${safe(title)}<td>${found.map(safe).join('<br>')}`,
  )
  return `<!DOCTYPE html><meta charset="utf-8"><title>Audit</title><h1>${score}</h1><table>${rows.join('\n')}</table>\n`
}

const safe = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
