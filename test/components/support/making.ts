import type { LessonDraft, LessonWork } from '../../../miniprogram/shared/contract/lessonMaking'
import { at } from './examples'

/** A short article that could be submitted. */
export const aDraft = (change: Partial<LessonDraft> = {}): LessonDraft => ({
  ...{ title: '楼道里怎么防火', intro: '', category: 'skills', theme: '本领课', level: 'street' },
  ...{ kind: 'elective', lecturer: '赵敏', skip: 'free', media: 'article', seconds: 5, fileId: '' },
  ...{ captions: '', slides: [], materials: [], questions: [], asked: 0, pass: 0 },
  blocks: [{ kind: 'text', text: '楼道里不能堆东西。', fileId: null }],
  ...change,
})

export const aWork = (change: Partial<LessonWork> = {}): LessonWork => ({
  ...{ id: 'l_1', version: 1, stage: 'draft', placed: null, draft: aDraft(), authorId: 'm_zhao' },
  ...{ authorName: '赵敏', organizationName: '梅园新村第三支部', remarks: [], problems: [] },
  steps: [{ at: at(9), byName: '赵敏', to: 'draft', version: 1, why: '' }],
  passes: { needed: 1, byIds: [], byNames: [] },
  ...{ isProposed: false, updatedAt: at(9), revision: 0 },
  ...change,
})
