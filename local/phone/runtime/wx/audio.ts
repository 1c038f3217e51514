/** wx.createInnerAudioContext and wx.getBackgroundAudioManager, on audio elements of the shell. */
import { guard } from '../errors'
import { soundError, soundUrl } from '../builtins/kit/sound'
import type { Area } from './registry'

type Handler = (detail?: object) => void

/** The element's events and the listeners they reach: `canplay` is onCanplay. */
const EVENTS: Record<string, string> = {
  canplay: 'Canplay',
  play: 'Play',
  pause: 'Pause',
  ended: 'Ended',
  timeupdate: 'TimeUpdate',
  waiting: 'Waiting',
  seeking: 'Seeking',
  seeked: 'Seeked',
}

/** Properties that are the element's own. */
const SHARED = ['autoplay', 'loop', 'volume', 'playbackRate'] as const
const READ_ONLY = ['duration', 'currentTime', 'paused'] as const

/** A sound: properties that act when they are set, methods, and on… and off… for each event. */
class Sound {
  readonly element = new Audio()
  readonly members: Record<string, unknown> = {}
  private readonly handlers = new Map<string, Set<Handler>>()
  private source = ''
  private isStopped = false
  startTime = 0

  constructor() {
    this.addMethods()
    this.addProperties()
    for (const name of [...Object.values(EVENTS), 'Stop', 'Error', 'Prev', 'Next']) this.addEvent(name)
    for (const [type, name] of Object.entries(EVENTS))
      this.element.addEventListener(type, () => {
        if (type !== 'pause' || (!this.isStopped && !this.element.ended)) this.call(name)
      })
    this.element.addEventListener('error', () => this.source && this.call('Error', soundError(this.element)))
  }

  call(name: string, detail?: object): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) guard(`on${name}`, handler, undefined, detail)
  }

  private addEvent(name: string): void {
    const all = new Set<Handler>()
    this.handlers.set(name, all)
    this.members[`on${name}`] = (handler: Handler) => void all.add(handler)
    this.members[`off${name}`] = (handler?: Handler) => (handler ? void all.delete(handler) : all.clear())
  }

  private addMethods(): void {
    const { element } = this
    Object.assign(this.members, {
      play: () => {
        this.isStopped = false
        element.play().catch((error: Error) => {
          if (error.name !== 'AbortError' && !element.error)
            this.call('Error', { errCode: 10001, errMsg: error.message })
        })
      },
      pause: () => element.pause(),
      stop: () => {
        this.isStopped = true
        element.pause()
        element.currentTime = 0
        this.call('Stop')
      },
      seek: (seconds: number) => (element.currentTime = Number(seconds) || 0),
      destroy: () => {
        for (const all of this.handlers.values()) all.clear()
        this.source = ''
        element.pause()
        element.removeAttribute('src')
      },
    })
  }

  private addProperties(): void {
    const { element, members } = this
    const define = (name: string, get: () => unknown, set?: (value: never) => void) =>
      Object.defineProperty(members, name, {
        configurable: true,
        enumerable: true,
        get,
        ...(set ? { set } : {}),
      })
    define(
      'src',
      () => this.source,
      (source: string) => {
        this.source = String(source ?? '')
        element.src = soundUrl(this.source)
        element.currentTime = this.startTime
      },
    )
    define(
      'startTime',
      () => this.startTime,
      (seconds: number) => (this.startTime = seconds),
    )
    for (const name of SHARED)
      define(
        name,
        () => element[name],
        (value) => Object.assign(element, { [name]: value }),
      )
    for (const name of READ_ONLY) define(name, () => (Number.isNaN(element[name]) ? 0 : element[name]))
    define('buffered', () =>
      element.buffered.length ? element.buffered.end(element.buffered.length - 1) : 0,
    )
    Object.assign(members, { obeyMuteSwitch: true, referrerPolicy: 'no-referrer' })
  }
}

let background: Sound | undefined

/** One for the whole mini-program; it plays as soon as it has a source, and wants a title for that. */
function backgroundManager(): Record<string, unknown> {
  if (background) return background.members
  const sound = new Sound()
  background = sound
  const { members } = sound
  const inner = Object.getOwnPropertyDescriptor(members, 'src')
  const given = { title: '', epname: '', singer: '', coverImgUrl: '', webUrl: '', protocol: 'http' }
  Object.assign(members, given)
  Object.defineProperty(members, 'src', {
    configurable: true,
    enumerable: true,
    get: () => inner?.get?.call(members) as string,
    set(source: string) {
      if (!members['title']) return sound.call('Error', { errCode: 10001, errMsg: 'title is required' })
      inner?.set?.call(members, source as never)
      ;(members['play'] as () => void)()
    },
  })
  return members
}

export const audio: Area = {
  async: {
    getAvailableAudioSources: () => ({ audioSources: ['auto'] }),
  },
  sync: {
    createInnerAudioContext: () => new Sound().members,
    getBackgroundAudioManager: backgroundManager,
  },
}
