import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folders: string[] = []

/** Writes files into a folder of their own, which `removeTempProjects` removes; gives the folder. */
export function tempProject(files: Readonly<Record<string, string>>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'xhm-'))
  folders.push(root)
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  return root
}

export function removeTempProjects(): void {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
}
