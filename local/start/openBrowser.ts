import { spawn } from 'node:child_process'

/** Opens an address in the person's browser where there is one; there need not be. */
export function openBrowser(url: string): void {
  const command = commandFor(process.platform)
  if (!command) return
  const [program, ...args] = command as [string, ...string[]]
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function commandFor(platform: NodeJS.Platform): string[] | null {
  if (process.env['CI']) return null
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '']
  const hasScreen = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  return hasScreen ? ['xdg-open'] : null
}
