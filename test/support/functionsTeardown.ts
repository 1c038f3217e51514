import fs from 'node:fs'

export default function functionsTeardown(): void {
  const dir = process.env['TEST_FUNCTIONS']
  if (dir) fs.rmSync(dir, { recursive: true, force: true })
}
