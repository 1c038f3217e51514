/** What plays a sound for `wx`: an audio element of the shell, which goes on when its page is left. */
import { addressOf, packageUrl } from './resource'

/** The address of a sound as the shell's audio element takes it. */
export function soundUrl(source: string): string {
  return addressOf(source) ?? packageUrl(source)
}

/** WeChat's codes of a sound that does not play. */
export function soundError(audio: HTMLAudioElement): { errCode: number; errMsg: string } {
  const code = audio.error?.code
  const errCode = code === 2 ? 10002 : code === 3 || code === 4 ? 10004 : -1
  return { errCode, errMsg: audio.error?.message || 'unknown error' }
}
