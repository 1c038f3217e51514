import type { ScannedTag } from './wxmlScan'

const dashedEvent = /^(bind|catch)([a-zA-Z]\w*-[\w-]*)$/

/**
 * `bindmy-event` listens to 'my-event'; without a colon the compiler would make that a property, and look for 'myEvent'.
 * Columns behind it on its line are one further.
 */
export function withColons(text: string, tags: readonly ScannedTag[]): string {
  const names = new Set(tags.flatMap((it) => it.attributes.map(({ name }) => name)))
  return [...names]
    .filter((name) => dashedEvent.test(name))
    .reduce(
      (done, name) =>
        done.replaceAll(new RegExp(`(\\s)${name}(?=\\s*=)`, 'g'), `$1${name.replace(dashedEvent, '$1:$2')}`),
      text,
    )
}
