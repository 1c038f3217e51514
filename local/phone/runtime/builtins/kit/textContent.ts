const ENTITIES: Record<string, string> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
}

const SPACES: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }

export interface TextOptions {
  /** 'ensp', 'emsp' or 'nbsp': how wide a space is drawn; '' lets spaces fall together. */
  space: string
  decode: boolean
}

/** The text as `<text>` shows it. */
export function textOf(text: string, { space, decode }: TextOptions): string {
  const decoded = decode ? text.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all) : text
  const width = SPACES[space]
  return width ? decoded.replaceAll(' ', width) : decoded
}

/** Keeps what stands inside an element rewritten, whenever the page changes it. */
export function rewriteText(element: HTMLElement, options: TextOptions): void {
  const written = new WeakMap<Node, string>()
  const look = (): void => {
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || written.get(node) === node.textContent) continue
      const text = textOf(node.textContent ?? '', options)
      written.set(node, text)
      node.textContent = text
    }
  }
  look()
  new MutationObserver(look).observe(element, { childList: true, characterData: true, subtree: true })
}
