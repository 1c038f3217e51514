export interface Target {
  /** Page route without a leading slash. */
  route: string
  /** As WeChat gives it to onLoad: values are not decoded. */
  query: Record<string, string>
}

/** A page url as navigation calls take it, absolute or relative to the route of the page that navigates. */
export function parseUrl(url: string, from = ''): Target {
  const [path = '', search = ''] = split(url, '?')
  return { route: resolvePath(path, from), query: parseQuery(search) }
}

/** `a=1&b` as an object; a name without a value is ''. */
export function parseQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', value = ''] = split(pair, '=')
    query[name] = value
  }
  return query
}

/** The opposite of {@link parseUrl}: 'pages/a/a?x=1'. */
export function formatUrl({ route, query }: Target): string {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return search.length ? `${route}?${search.join('&')}` : route
}

/** Cuts at the first separator only. */
function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}

function resolvePath(path: string, from: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.html$/, '')
}
