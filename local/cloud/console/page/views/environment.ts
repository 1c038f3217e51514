import { download, get, send, upload } from '../api'
import { button, make } from '../dom'
import { view } from '../view'

interface Summary {
  url: string
}

/** The environment as a whole: take it along, bring it back, begin anew. */
export const environment = view<Summary>({
  id: 'environment',
  title: '环境',
  async load() {
    const { url } = await get<Summary>('')
    return { url }
  },
  show({ url }, refresh) {
    const file = make('input', { type: 'file', accept: '.jsonl', 'aria-label': '导出的文件' })
    const bring = (): void => {
      const chosen = file.files?.[0]
      const isSure = chosen && confirm('导入会代替现有的一切，确定吗？')
      if (isSure) void upload('import', chosen).then(refresh)
    }
    const reset = (): void => {
      if (confirm('所有数据、文件和消息都会消失，确定吗？')) void send('POST', 'reset').then(refresh)
    }
    return [
      make('p', {}, 'SDK 的地址 ', make('code', {}, url)),
      make('h3', {}, '导出'),
      make('p', { class: 'note' }, '数据、索引、文件、消息和许可，一个 JSON Lines 文件。'),
      button('下载', () => void save()),
      make('h3', {}, '导入'),
      make('p', { class: 'bar' }, file, button('代替现有的一切', bring)),
      make('h3', {}, '重来'),
      make('p', { class: 'note' }, '清空一切，时间回到现在。'),
      button('清空', reset),
    ]
  },
})

async function save(): Promise<void> {
  const url = URL.createObjectURL(await download('export'))
  make('a', { href: url, download: 'environment.jsonl' }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
