import { chooseFromChat, textOf } from '../../../services/making'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { cuesOf, readCaptions } from '../../../shared/rules/lesson/captions'
import { openProblems } from '../../../shared/rules/lesson/parts'
import { ask, tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { problemsOf } from '../drafting'
import { change, draftOf, openEditor } from '../editing'
import { type CueRow, cueRows, doubt, trouble } from './captions.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    count: 0,
    rows: [] as CueRow[],
    wrong: '',
    doubt: '',
  },

  lessonId: '',
  close: () => {},

  async onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    this.close = await openEditor(this, id)
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    this.close()
  },

  draw(draft: LessonDraft) {
    const cues = cuesOf(draft.captions)
    const problem = openProblems(problemsOf(this.lessonId), draft).find(
      ({ section }) => section === 'captions',
    )
    this.setData({
      ...{ count: cues.length, rows: cueRows(cues), wrong: problem?.sentence ?? '' },
      doubt: draft.captions === '' ? '' : doubt(readCaptions(draft.captions, draft.seconds), draft.seconds),
    })
  },

  async onChoose() {
    const file = await chooseFromChat(['srt', 'vtt']).catch(() => null)
    if (!file) return
    const text = textOf(file.path)
    const read = text === null ? null : readCaptions(text, draftOf(this.lessonId)?.seconds ?? 0)
    const sentence = trouble(read)
    if (sentence || text === null) return this.setData({ wrong: sentence })
    change(this, this.lessonId, { captions: text })
  },

  async onRemove() {
    const sure = { title: '不要字幕了？', content: '这一课就没有字幕了', yes: '不要', no: '留着' }
    if (await ask(sure)) change(this, this.lessonId, { captions: '' })
  },

  onHelp: () =>
    tell(
      '字幕是一个小文件，名字以 .srt 或 .vtt 结尾。剪映等软件能自动认出说的话，导出“字幕文件”，发到微信里任何一个聊天，再从这里选。',
    ),

  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
