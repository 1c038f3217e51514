import type { LessonStep } from '../../miniprogram/shared/contract/lessonMaking'
import type { Context } from '../kit/action'
import type { PushedMessage } from '../kit/main'
import type { LessonDoc, VersionDoc } from './docs'
import { lessons, soundChecks } from './store'
import { tellAuthor } from './tell'
import { moveOn } from './work'

const WHY = '微信没有让这段声音通过。请重新录一段，再提交'

/** Has WeChat listen to what is spoken in a version; films it has no ear for: their reviewers are its check. */
export async function askAboutSound(ctx: Context, { lessonId, version, content }: VersionDoc): Promise<void> {
  const { media, fileId } = content
  if ((media !== 'audio' && media !== 'slides') || fileId === '') return
  const address = (await ctx.weChat.addressesOf([fileId])).get(fileId)
  if (!address) return
  const id = await ctx.weChat.checkSound(address)
  await soundChecks(ctx.db).add({ _id: id, lessonId, version, at: ctx.now() })
}

/**
 * WeChat says what it heard, within half an hour as a rule. Only who asked knows the check's name. A lesson that must not be
 * heard goes back to its author: from the reviewers, or from the library if they were faster.
 */
export async function onSoundHeard(ctx: Context, { Event, trace_id, result }: PushedMessage): Promise<void> {
  if (Event !== 'wxa_media_check' || typeof trace_id !== 'string') return
  const check = await askedBy(ctx, trace_id)
  if (!check) return
  const lesson = result?.suggest === 'risky' ? await lessons(ctx.db).get(check.lessonId) : null
  if (lesson) await takeBack(ctx, lesson, check.version)
  await soundChecks(ctx.db).remove(trace_id)
}

/** Milliseconds between looks, and how many: an answer may overtake the writing down of its question. */
const PAUSE = 100
const LOOKS = 20

async function askedBy({ db }: Context, id: string) {
  for (let look = 1; look < LOOKS; look++) {
    const check = await soundChecks(db).get(id)
    if (check) return check
    await new Promise((done) => setTimeout(done, PAUSE))
  }
  return soundChecks(db).get(id)
}

async function takeBack(ctx: Context, lesson: LessonDoc, version: number): Promise<void> {
  const isWaiting = lesson.work?.version === version && lesson.work.stage === 'submitted'
  const isOut = lesson.version === version && lesson.isShown
  if (!isWaiting && !isOut) return
  const to = isWaiting ? 'returned' : 'rework'
  const step: LessonStep = { at: ctx.now(), byName: '微信内容检查', to, version, why: WHY }
  await moveOn(
    ctx,
    lesson,
    step,
    isWaiting
      ? { work: { version, stage: 'returned' } }
      : { stage: 'rework', isShown: false, isExemplar: false, isProposed: false },
  )
  await tellAuthor(ctx, lesson, {
    ...{ key: `sound:${version}:${lesson.steps.length}`, title: `《${lesson.title}》的声音没有通过` },
    ...{ line: WHY, todo: '打开这一课，重新录一段' },
  })
}
