import {
  LESSON_CATEGORY_WORDS,
  LESSON_KIND_WORDS,
  LESSON_LEVEL_WORDS,
  LESSON_MEDIA_WORDS,
  type LessonMedia,
} from '../../../shared/contract/lesson'
import type {
  DraftSection,
  LessonDraft,
  LessonProblem,
  LessonStage,
  LessonWork,
} from '../../../shared/contract/lessonMaking'
import { articleSeconds } from '../../../shared/rules/lesson/article'
import { cuesOf } from '../../../shared/rules/lesson/captions'
import { isOnItsWay } from '../../../shared/rules/lesson/files'
import { DRAFT_FIELD_WORDS, type DraftField } from '../../../shared/rules/lesson/merge'
import { openProblems } from '../../../shared/rules/lesson/parts'
import { lacksOf } from '../../../shared/rules/lesson/stages'
import { durationWords } from '../../../ui/lesson.view'

/** One line of the checklist; it leads to its editor. */
export interface TaskView {
  section: DraftSection
  title: string
  /** What is there, or what one can leave out. */
  note: string
  /** '还差：标题'; '' when nothing is missing. */
  lack: string
  /** What WeChat did not let through; '' when nothing. */
  problem: string
  state: 'done' | 'lack' | 'free'
  spoken: string
}

const SECTIONS: Readonly<Record<LessonMedia, readonly DraftSection[]>> = {
  video: ['about', 'media', 'captions', 'shelf', 'quiz', 'materials'],
  audio: ['about', 'media', 'captions', 'shelf', 'quiz', 'materials'],
  article: ['about', 'article', 'shelf', 'quiz', 'materials'],
  slides: ['about', 'slides', 'shelf', 'quiz', 'materials'],
}

/** What there is to fill in, in the order in which one does it. */
export function taskViews(draft: LessonDraft, problems: readonly LessonProblem[]): TaskView[] {
  const lacks = lacksOf(draft)
  const open = openProblems(problems, draft)
  return SECTIONS[draft.media].map((section) => {
    const missing = lacks.filter((one) => one.section === section).map(({ what }) => what)
    const problem = open.find((one) => one.section === section)?.sentence ?? ''
    const lack = lackWords(missing, titleOf(section, draft.media))
    const note = NOTES[section](draft)
    const state = lack || problem ? 'lack' : note === '' ? 'free' : 'done'
    const title = titleOf(section, draft.media)
    const shown = note || '可以没有'
    return {
      ...{ section, title, note: lack ? '' : shown, lack, problem, state },
      spoken: [title, lack || shown, problem].filter((word) => word !== '').join('，'),
    }
  })
}

/** Where nothing is there at all its name is not said twice. */
function lackWords(missing: readonly string[], title: string): string {
  if (missing.length === 0) return ''
  return missing.length === 1 && missing[0] === title ? '还没有，点这里做' : `还差：${missing.join('、')}`
}

const titleOf = (section: DraftSection, media: LessonMedia): string =>
  section === 'media' ? (media === 'video' ? '视频' : '录音') : TITLES[section]

const TITLES: Readonly<Record<Exclude<DraftSection, 'media'>, string>> = {
  ...{ about: '标题和简介', shelf: '放在哪一类', captions: '字幕', article: '正文' },
  ...{ slides: '图片和讲解', materials: '可以下载的资料', quiz: '小测' },
}

/** What each part has; '' when nothing is in it. */
const NOTES: Readonly<Record<DraftSection, (draft: LessonDraft) => string>> = {
  about: ({ lecturer, intro }) =>
    [lecturer && `讲师 ${lecturer}`, intro && '有简介'].filter(Boolean).join(' · '),
  shelf: ({ category, theme, level, kind }) =>
    [LESSON_CATEGORY_WORDS[category], theme, LESSON_LEVEL_WORDS[level], LESSON_KIND_WORDS[kind]].join(' · '),
  media: ({ fileId, seconds }) => (fileId === '' ? '' : durationWords(seconds)),
  captions: ({ captions }) => (captions === '' ? '' : `${cuesOf(captions).length} 句`),
  article: ({ blocks }) => {
    const pictures = blocks.filter(({ kind }) => kind === 'picture').length
    const length = `${blocks.length - pictures} 段${pictures > 0 ? `，${pictures} 张图` : ''}`
    return blocks.length === 0 ? '' : `${length}，读一遍 ${durationWords(articleSeconds(blocks))}`
  },
  slides: ({ slides, fileId, seconds }) => {
    if (slides.length === 0) return ''
    return `${slides.length} 张${fileId ? `，讲解 ${durationWords(seconds)}` : ''}`
  },
  materials: ({ materials }) => (materials.length === 0 ? '' : `${materials.length} 份`),
  quiz: ({ questions, asked, pass }) =>
    questions.length === 0
      ? ''
      : asked === 0
        ? `${questions.length} 题，还没有用上`
        : `考 ${asked} 题，答对 ${pass} 题通过`,
}

/** '正文、录音'; '' when it can be submitted. */
export const missingWords = (draft: LessonDraft): string =>
  lacksOf(draft)
    .map(({ what }) => what)
    .join('、')

export const hasFileOnItsWay = ({ fileId, blocks, slides, materials }: LessonDraft): boolean =>
  [fileId, ...[...blocks, ...slides, ...materials].map((one) => one.fileId ?? '')].some(isOnItsWay)

export const isEditable = (stage: LessonStage): boolean => stage === 'draft' || stage === 'returned'

export interface StandView {
  title: string
  note: string
  tone: 'plum' | 'pine' | 'amber' | 'stone'
}

/** Where the lesson stands and what that means, for its author. */
export function standView({ stage, placed, steps, passes, version }: LessonWork): StandView {
  const last = [...steps].reverse().find(({ why, to }) => why !== '' && to !== 'draft')
  const why = last ? `${last.byName ? `${last.byName}：` : ''}${last.why}` : ''
  const views: Readonly<Record<LessonStage, StandView>> = {
    draft: { title: version > 1 ? `第 ${version} 版，正在改` : '正在做', note: '', tone: 'stone' },
    submitted: { title: '已经交上去，在等评审', note: waitWords(passes), tone: 'amber' },
    returned: { title: '评审请您改一改', note: why, tone: 'plum' },
    published: { title: '已经发布，大家都能看到', note: '', tone: 'pine' },
    exemplar: { title: '评上了样板课', note: why, tone: 'pine' },
    rework: { title: '回炉了，改好再交', note: why, tone: 'plum' },
    retired: { title: '已经下架，大家看不到了', note: why, tone: 'stone' },
  }
  // Who mends what went back to the furnace goes on seeing why.
  return views[stage === 'draft' && placed === 'rework' ? 'rework' : stage]
}

const waitWords = ({ needed, byNames }: LessonWork['passes']): string =>
  needed === 1
    ? '一位评审通过，就发布'
    : `要 ${needed} 位评审通过${byNames.length > 0 ? `，${byNames.join('、')}已经通过` : ''}`

/** '图文 · 梅园新村第三支部' */
export const aboutWords = ({ draft, organizationName }: LessonWork): string =>
  `${LESSON_MEDIA_WORDS[draft.media]} · ${organizationName}`

/** What a change means to those who have learned it, said before it is begun. */
export const REVISE = {
  title: '做新的一版？',
  content: '从现在的样子改起。新的一版评审通过以前，大家看到的还是现在这一版；已经学过的人，记录都留着。',
  yes: '开始改',
  no: '先不改',
} as const

export const SUBMIT = {
  title: '交给评审？',
  content: '交上去以后先不能改。评审有意见，会退回给您，写明怎么改。',
  yes: '交上去',
  no: '再看看',
} as const

export const clashWords = (fields: readonly DraftField[]): string =>
  `${fields.map((field) => DRAFT_FIELD_WORDS[field]).join('、')}，这部手机和另一部手机都改过。您要哪一份？没选的那份也给您留着，随时换回来。`
