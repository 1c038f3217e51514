import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../local/browser/launch'
import { type LessonRow, LESSON_ROWS } from '../../local/seed/lessons/content/index'
import { mediaFiles } from '../../local/seed/lessons/media'
import { FRAME_SIZE, frameHtml } from './frame'
import { joined, speak } from './voice'

/**
 * `node tools/run.mjs tools/media/main.ts [FIRST] [LAST]`: makes the demo lessons' clips, narrations, slides and captions from
 * `local/seed/lessons/content`. Needs `ffmpeg` (or FFMPEG=path) and `espeak-ng`; what it makes is committed, so that
 * nobody else needs either.
 */
const FFMPEG = process.env['FFMPEG'] ?? 'ffmpeg'
const OUT = resolve(__dirname, '../../local/seed/lessons/files')
const [FIRST = '0', LAST = String(LESSON_ROWS.length - 1)] = process.argv.slice(2)

const ffmpeg = (...args: string[]) => execFileSync(FFMPEG, ['-y', '-loglevel', 'error', ...args])

async function pictures(page: Page, row: LessonRow, work: string): Promise<string[]> {
  const files: string[] = []
  for (const [at, sentence] of row.sentences.entries()) {
    const html = join(work, 'page.html')
    const label = `小红梅微党课 · ${row.theme}`
    writeFileSync(html, frameHtml({ title: row.title, label, sentence, at, of: row.sentences.length }))
    await page.goto(pathToFileURL(html).href)
    await page.evaluate(() => document.fonts.ready)
    files.push(join(work, `${at}.png`))
    await page.screenshot({ path: files[at] ?? '' })
  }
  return files
}

/** Pictures one after another, each as long as its sentence, over the narration. */
function clip(files: readonly string[], ends: readonly number[], wav: string, out: string): void {
  const list = files.map((file, n) => `file '${file}'\nduration ${(ends[n] ?? 0) - (ends[n - 1] ?? 0)}`)
  const script = `${out}.txt`
  writeFileSync(script, [...list, `file '${files[files.length - 1] ?? ''}'`].join('\n'))
  const video = ['-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-crf', '34']
  ffmpeg(
    ...['-f', 'concat', '-safe', '0', '-i', script, '-i', wav, '-r', '4', '-g', '40', ...video],
    ...[...AUDIO, '-t', String(ends[ends.length - 1] ?? 0), '-movflags', '+faststart', out],
  )
  rmSync(script)
}

const AUDIO = ['-c:a', 'aac', '-ac', '1', '-ar', '16000', '-b:a', '18k']

const stamp = (seconds: number) => new Date(seconds * 1_000).toISOString().slice(11, 23)

const captions = (row: LessonRow, ends: readonly number[]) =>
  [
    'WEBVTT',
    ...row.sentences.map((one, n) => `${stamp(ends[n - 1] ?? 0)} --> ${stamp(ends[n] ?? 0)}\n${one}`),
  ].join('\n\n')

async function make(page: Page, row: LessonRow, number: number): Promise<void> {
  if (row.media === 'article') return
  const names = mediaFiles(row, number)
  const work = mkdtempSync(join(tmpdir(), 'lesson-'))
  const { wav, ends } = joined(row.sentences.map((one, n) => speak(one, join(work, `${n}.wav`))))
  const sound = join(work, 'all.wav')
  writeFileSync(sound, wav)
  const files = row.media === 'audio' ? [] : await pictures(page, row, work)
  if (row.media === 'video') clip(files, ends, sound, join(OUT, names.main))
  else ffmpeg('-i', sound, ...AUDIO, '-movflags', '+faststart', join(OUT, names.main))
  if (row.media === 'slides')
    names.slides.forEach((name, n) => ffmpeg('-i', files[n] ?? '', '-q:v', '6', join(OUT, name)))
  writeFileSync(join(OUT, names.captions), `${captions(row, ends)}\n`)
  rmSync(work, { recursive: true })
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: FRAME_SIZE })
  for (let number = Number(FIRST); number <= Number(LAST); number++) {
    const row = LESSON_ROWS[number]
    if (row) await make(page, row, number)
    process.stdout.write(`${number} ${row?.title ?? ''}\n`)
  }
  await browser.close()
}

void main()
