/** Files that the phone made or was given, by the paths WeChat gives them: 'http://tmp/1.png'. */

const urls = new Map<string, string>()
const files = new Map<string, Blob>()
let last = 0

/** Keeps a file for as long as the phone runs. */
export function addTempFile(file: Blob, extension = extensionOf(file)): string {
  const path = `http://tmp/${++last}.${extension}`
  files.set(path, file)
  return path
}

export function tempFile(path: string): Blob | undefined {
  return files.get(path)
}

/** An address the browser can load, or '' for a path that is not ours. */
export function tempFileUrl(path: string): string {
  const file = files.get(path)
  if (!file) return ''
  const url = urls.get(path) ?? URL.createObjectURL(file)
  urls.set(path, url)
  return url
}

function extensionOf(file: Blob): string {
  const name = (file as Partial<File>).name ?? ''
  if (name.includes('.')) return name.slice(name.lastIndexOf('.') + 1)
  return file.type.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin'
}
