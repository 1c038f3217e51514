import fs from 'node:fs'
import path from 'node:path'

const block = 512

/**
 * Unpacks a plain tar archive: folders, files with their mode, symbolic links. Enough for the archives that come with
 * `@sparticuz/chromium`; an entry that would land outside `folder` is an error.
 */
export function untar(archive: Buffer, folder: string): void {
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block)
    const name = text(header, 345, 155)
      ? `${text(header, 345, 155)}/${text(header, 0, 100)}`
      : text(header, 0, 100)
    if (!name) return
    const size = octal(header, 124, 12)
    const body = archive.subarray(at + block, at + block + size)
    write(inside(folder, name), header, body)
    at += block + Math.ceil(size / block) * block
  }
}

function write(file: string, header: Buffer, body: Buffer): void {
  const kind = text(header, 156, 1)
  if (kind === '5') {
    fs.mkdirSync(file, { recursive: true })
    return
  }
  fs.mkdirSync(path.dirname(file), { recursive: true })
  if (kind === '2') {
    fs.rmSync(file, { force: true })
    fs.symlinkSync(text(header, 157, 100), file)
  } else if (kind === '' || kind === '0') {
    fs.writeFileSync(file, body, { mode: octal(header, 100, 8) & 0o777 })
  }
}

function inside(folder: string, name: string): string {
  const file = path.resolve(folder, name)
  if (file === path.resolve(folder) || file.startsWith(path.resolve(folder) + path.sep)) return file
  throw new Error(`the archive has an entry outside its folder: ${name}`)
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}

function octal(header: Buffer, from: number, length: number): number {
  return parseInt(text(header, from, length).trim() || '0', 8)
}
