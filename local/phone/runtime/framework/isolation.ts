import type { ComponentRecord } from '../../manifest'

/** What a definition says in JavaScript, beside what its JSON says. */
export interface DefinitionOptions {
  styleIsolation?: string
  addGlobalClass?: boolean
  pureDataPattern?: RegExp
  [option: string]: unknown
}

/** The static configuration glass-easel wants: JSON first, then the options in JavaScript, which it would not read. */
export function staticConfig(
  record: ComponentRecord,
  options: DefinitionOptions = {},
): Record<string, unknown> {
  const config: Record<string, unknown> = { ...record.json, component: record.kind !== 'page' }
  if (record.json.componentGenerics) config['componentGenerics'] = withDefaults(record.json.componentGenerics)
  if (options.styleIsolation && !config['styleIsolation']) config['styleIsolation'] = options.styleIsolation
  if (options.addGlobalClass) config['addGlobalClass'] = true
  if (options.pureDataPattern) config['pureDataPattern'] = options.pureDataPattern.source
  if (record.kind === 'builtin') config['styleIsolation'] = 'shared'
  if (record.kind === 'page') config['styleIsolation'] ??= 'shared'
  return config
}

/** A generic that nobody says anything of draws nothing. */
function withDefaults(generics: NonNullable<ComponentRecord['json']['componentGenerics']>): object {
  const nothing = { default: '/phone/empty' }
  return Object.fromEntries(
    Object.entries(generics).map(([name, it]) => [name, it === true || !it.default ? nothing : it]),
  )
}

/** Whether class names get the component's own prefix. */
export function isScoped(config: Record<string, unknown>): boolean {
  const isolation = config['styleIsolation']
  return isolation !== 'shared' && isolation !== 'page-shared'
}

const SAFE_AREA = /(?:env|constant)\(\s*(safe-area-inset-\w+)\s*(?:,[^()]*)?\)/g

/**
 * Final style text: scope and host filled in, and a safe area that the phone, not the browser, decides about. What a
 * component says of its `:host` gives way to the class that its user puts on it, whichever sheet comes first.
 */
export function finishStyle(css: string, scope: string, scoped: boolean): string {
  return css
    .replaceAll('ZSCOPEZ', scoped ? `${scope}--` : '')
    .replaceAll('[wx-host="ZHOSTZ"]', `:where([wx-host="${scope}"])`)
    .replaceAll('ZHOSTZ', scope)
    .replace(SAFE_AREA, 'var(--$1)')
}
