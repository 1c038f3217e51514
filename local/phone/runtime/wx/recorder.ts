/** wx.getRecorderManager, on the browser's own recorder. */
import { addTempFile } from '../files/fileStore'
import { Listeners } from './listeners'
import { needPermission } from './permissions'
import { checksPrivacy, requirePrivacy } from './privacy'
import type { Area } from './registry'

interface Start {
  /** Milliseconds; WeChat stops by itself then. */
  duration?: number
  format?: string
}

interface Stopped {
  tempFilePath: string
  /** Milliseconds. */
  duration: number
  /** Bytes. */
  fileSize: number
}

const USUAL_MS = 60_000
const LONGEST_MS = 600_000
const FORMATS = ['mp3', 'aac', 'wav', 'PCM']

const heard = {
  Start: new Listeners<void>('onStart'),
  Pause: new Listeners<void>('onPause'),
  Resume: new Listeners<void>('onResume'),
  Stop: new Listeners<Stopped>('onStop'),
  Error: new Listeners<{ errMsg: string }>('onError'),
  FrameRecorded: new Listeners<object>('onFrameRecorded'),
  InterruptionBegin: new Listeners<void>('onInterruptionBegin'),
  InterruptionEnd: new Listeners<void>('onInterruptionEnd'),
}

/** What is being recorded, with the time that counts: pauses do not. */
interface Running {
  recorder: MediaRecorder
  before: number
  since: number | null
  timer: number
  limit: number
}

let running: Running | null = null
let isStarting = false

const fail = (why: string) => heard.Error.call({ errMsg: `operateRecorder:fail ${why}` })

async function start({ duration = USUAL_MS, format = 'aac' }: Start = {}): Promise<void> {
  if (running || isStarting) return fail("audio is recording, don't start record again")
  if (!FORMATS.includes(format)) return fail('invalid format')
  isStarting = true
  try {
    if (checksPrivacy()) await requirePrivacy('startRecord')
    await needPermission('scope.record')
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    record(stream, Math.min(duration, LONGEST_MS), format)
  } catch (error) {
    fail(error instanceof Error ? error.message : 'auth deny')
  } finally {
    isStarting = false
  }
}

function record(stream: MediaStream, limit: number, format: string): void {
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  running = { recorder, before: 0, since: performance.now(), timer: 0, limit }
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.addEventListener('stop', () =>
    finish(new Blob(parts, { type: recorder.mimeType }), stream, format),
  )
  recorder.start()
  watch(running)
  heard.Start.call()
}

/** A browser cannot write every format that WeChat can; players look at what is inside, not at the name. */
function finish(blob: Blob, stream: MediaStream, format: string): void {
  const duration = running ? elapsed(running) : 0
  clearTimeout(running?.timer)
  running = null
  for (const track of stream.getTracks()) track.stop()
  heard.Stop.call({ tempFilePath: addTempFile(blob, format), duration, fileSize: blob.size })
}

const elapsed = ({ before, since }: Running): number =>
  Math.round(before + (since === null ? 0 : performance.now() - since))

function watch(one: Running): void {
  one.timer = window.setTimeout(() => one.recorder.stop(), one.limit - elapsed(one))
}

function pause(): void {
  if (!running || running.since === null) return
  running.before = elapsed(running)
  running.since = null
  clearTimeout(running.timer)
  running.recorder.pause()
  heard.Pause.call()
}

function resume(): void {
  if (!running || running.since !== null) return
  running.since = performance.now()
  running.recorder.resume()
  watch(running)
  heard.Resume.call()
}

const listeners = Object.fromEntries(Object.entries(heard).map(([name, all]) => [`on${name}`, all.add]))

const manager = {
  ...listeners,
  ...{ start: (options?: Start) => void start(options), pause, resume },
  stop: () => running?.recorder.stop(),
}

export const recorder: Area = { sync: { getRecorderManager: () => manager } }
