import * as lesson from '../../services/lesson'
import * as making from '../../services/making'
import type { LessonProblem, LessonWork } from '../../shared/contract/lessonMaking'
import { filesOf, withFile } from '../../shared/rules/lesson/files'
import { now } from '../../ui/clock'
import { Drafts } from './drafts'
import type { Making } from './making'
import { Uploads } from './uploads'

/** How long after the last letter a draft is sent, milliseconds. */
const PATIENCE = 1_500

const keyOf = (lessonId: string) => `making:${lessonId}`
const timers = new Map<string, ReturnType<typeof setTimeout>>()

export const drafts = new Drafts({
  fetch: lesson.work,
  save: lesson.saveDraft,
  recall: (lessonId) => wx.getStorageSync<Making | ''>(keyOf(lessonId)) || null,
  keep(one) {
    try {
      wx.setStorageSync(keyOf(one.lessonId), one)
    } catch {
      // A phone that is full must not keep anybody from writing: the server has it a moment later.
    }
  },
  forget: (lessonId) => wx.removeStorageSync(keyOf(lessonId)),
  now,
  soon(lessonId, run) {
    const before = timers.get(lessonId)
    if (before !== undefined) clearTimeout(before)
    timers.set(lessonId, setTimeout(run, PATIENCE))
  },
})

const UPLOADS = 'making.uploads'

export const uploads = new Uploads({
  send: making.sendFile,
  isThere: making.isThere,
  forget(upload) {
    if (!isPicture(upload)) making.forgetFile(upload)
  },
  recall: () => wx.getStorageSync<making.LessonUpload[] | ''>(UPLOADS) || [],
  keep: (all) => wx.setStorageSync(UPLOADS, all),
  isWanted(upload) {
    const one = drafts.get(upload.lessonId)
    return one !== null && filesOf(one.draft).includes(making.placeOf(upload))
  },
  async place(upload, fileId) {
    const one = drafts.get(upload.lessonId)
    if (!one) return
    if (isPicture(upload)) keepPicture(upload, fileId)
    drafts.edit(upload.lessonId, withFile(one.draft, making.placeOf(upload), fileId))
    await drafts.save(upload.lessonId)
  },
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
})

/** Pictures are small: they stay on the phone while the lesson is written, so that they are seen without being fetched. */
const isPicture = ({ cloudPath }: making.LessonUpload): boolean => cloudPath.endsWith('.jpg')

type Pictures = Readonly<Record<string, string>>
const picturesKey = (lessonId: string) => `making.pictures:${lessonId}`
/** Read once for each lesson: pages ask for every picture whenever they are drawn. */
const pictures = new Map<string, Pictures>()

function picturesOf(lessonId: string): Pictures {
  const known = pictures.get(lessonId) ?? (wx.getStorageSync<Pictures | ''>(picturesKey(lessonId)) || {})
  pictures.set(lessonId, known)
  return known
}

function keepPicture({ lessonId, path }: making.LessonUpload, fileId: string): void {
  const all = { ...picturesOf(lessonId), [fileId]: path }
  pictures.set(lessonId, all)
  wx.setStorageSync(picturesKey(lessonId), all)
}

/** What could not be sent goes when there is a network again. */
wx.onNetworkStatusChange(({ isConnected }) => {
  if (!isConnected) return
  drafts.saveAll()
  void uploads.run()
})

/** The lesson is with its reviewers: nothing of it is needed on this phone any more. */
export function letGo(lessonId: string): void {
  for (const path of Object.values(picturesOf(lessonId))) making.forgetFile({ path })
  pictures.delete(lessonId)
  wx.removeStorageSync(picturesKey(lessonId))
  drafts.drop(lessonId)
}

/** Addresses that the server gave, by file id. They hold for some hours. */
const addresses = new Map<string, string>()

/**
 * Opens a lesson for its author. What was written here before it went to its reviewers from another phone stays, and is put
 * together with it when it comes back.
 */
export async function openWork(lessonId: string): Promise<LessonWork> {
  const work = await lesson.work(lessonId)
  problems.set(lessonId, work.problems)
  if (work.stage === 'draft' || work.stage === 'returned') drafts.take(work)
  else if (drafts.isSaved(lessonId)) letGo(lessonId)
  void uploads.run()
  return work
}

/** The draft that is being written; fetched where this phone does not have it yet. */
export async function openDraft(lessonId: string): Promise<Making> {
  const kept = drafts.get(lessonId)
  if (kept) return kept
  const work = await lesson.work(lessonId)
  problems.set(lessonId, work.problems)
  void uploads.run()
  return drafts.take(work)
}

/** What the last submission stumbled over, as the server said when it was last asked. */
const problems = new Map<string, LessonProblem[]>()
export const problemsOf = (lessonId: string): LessonProblem[] => problems.get(lessonId) ?? []

/** Asks for the addresses of what this phone has not sent itself. */
export async function learnAddresses(lessonId: string): Promise<void> {
  const { content } = await lesson.preview(lessonId)
  const draft = drafts.get(lessonId)?.base
  if (!draft) return
  const put = (fileId: string | null | undefined, url: string | null | undefined) => {
    if (fileId && url) addresses.set(fileId, url)
  }
  if (content.media === 'article') content.blocks.forEach(({ url }, at) => put(draft.blocks[at]?.fileId, url))
  else put(draft.fileId, content.url)
  if (content.media === 'slides') content.slides.forEach(({ url }, at) => put(draft.slides[at]?.fileId, url))
}

/** What an image tag or a player takes for a file of the draft; '' while that is not known. */
export function sourceOf(lessonId: string, fileId: string): string {
  const upload = uploads.all().find((one) => making.placeOf(one) === fileId)
  return upload?.path ?? picturesOf(lessonId)[fileId] ?? addresses.get(fileId) ?? ''
}
