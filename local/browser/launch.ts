import { chromium, type Browser } from 'playwright-core'
import fs from 'node:fs'
import { bundledChromium } from './bundledChromium'

export interface BrowserOptions {
  /** Without a window. The bundled Chromium can do nothing else. Default true. */
  headless?: boolean
}

/** Nothing is fetched, updated or synchronised in the background; the rest lets it run in containers. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** Text is laid out alike on every machine, and nothing waits for a window that nobody looks at. */
const steady = ['--font-render-hinting=none', '--disable-gpu', '--mute-audio', '--hide-scrollbars']

/** Where nobody can be asked for a microphone, a beep stands in for a voice. */
const voiced = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** As in WeChat, a page may begin to play without being touched first. */
const likeWeChat = ['--autoplay-policy=no-user-gesture-required']

/** Where Linux distributions put theirs. */
const usualPlaces = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
]

/** A way to start a browser, tried in turn. */
interface Candidate {
  executablePath?: string
  channel?: string
  env?: Record<string, string>
  args?: string[]
}

/**
 * Starts a Chromium: the one of CHROME_PATH, or the bundled one (Linux, headless), or an installed Chrome or Edge.
 * Rejects with a sentence that says what to do when there is none.
 */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const headless = options.headless ?? true
  const reasons: string[] = []
  for (const candidate of await candidates(headless)) {
    try {
      return await start(candidate, headless)
    } catch (error) {
      reasons.push(`${nameOf(candidate)}: ${firstLine(error)}`)
    }
  }
  const why = reasons.length > 0 ? ` (tried ${reasons.join('; ')})` : ''
  throw new Error(`No browser could be started. Install Chrome, Edge or Chromium, or set CHROME_PATH.${why}`)
}

async function candidates(headless: boolean): Promise<Candidate[]> {
  const chosen = process.env['CHROME_PATH']
  if (chosen) return [{ executablePath: chosen, args: asRoot() }]
  const bundled = headless ? await bundledChromium() : null
  const own = bundled
    ? [{ executablePath: bundled.executable, env: bundled.env, args: ['--no-sandbox', '--no-zygote'] }]
    : []
  return [...own, ...installed()]
}

function installed(): Candidate[] {
  if (process.platform !== 'linux') return [{ channel: 'chrome' }, { channel: 'msedge' }]
  return usualPlaces
    .filter((file) => fs.existsSync(file))
    .map((executablePath) => ({ executablePath, args: asRoot() }))
}

/** Chromium refuses its sandbox to root, which is who one is in most containers. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function start({ env, args = [], ...which }: Candidate, headless: boolean): Promise<Browser> {
  return chromium.launch({
    ...which,
    headless,
    args: [...quiet, ...likeWeChat, ...(headless ? [...steady, ...voiced] : []), ...args],
    env: { ...definedEnv(), ...env },
    // Ctrl-C is for the caller, who closes the browser in its own order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

const nameOf = (candidate: Candidate): string => candidate.executablePath ?? candidate.channel ?? 'browser'

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n').find((line) => line.trim() !== '') ?? 'it does not start'
}
