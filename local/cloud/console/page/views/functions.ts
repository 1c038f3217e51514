import { get } from '../api'
import { button, make, table } from '../dom'
import { time } from '../format'
import type { FunctionLog, InvocationRecord, ServedRequest } from '../types'
import { view } from '../view'

interface Data {
  calls: InvocationRecord[]
  logs: FunctionLog[]
  requests: ServedRequest[]
}

let chosen = ''

const levels: Partial<Record<FunctionLog['level'], string>> = { error: 'bad', uncaught: 'bad', warn: 'wait' }

async function load(): Promise<Data> {
  const calls = (await get<InvocationRecord[]>('invocations?limit=100')).reverse()
  if (chosen === '') return { calls, logs: [], requests: [] }
  const [logs, requests] = await Promise.all([
    get<FunctionLog[]>(`logs?requestId=${chosen}`),
    get<ServedRequest[]>(`requests?invocationId=${chosen}`),
  ])
  return { calls, logs, requests }
}

/** Calls, newest first; one that is chosen shows what it printed and which requests it made. */
export const functions = view<Data>({
  id: 'functions',
  title: '函数',
  load,
  show(data, refresh) {
    const choose = (requestId: string): void => {
      chosen = chosen === requestId ? '' : requestId
      refresh()
    }
    const calls = table(
      [
        { title: '时间', cell: ({ at }) => time(at) },
        { title: '函数', cell: (it) => button(it.function, () => choose(it.requestId), { class: 'link' }) },
        { title: '为谁', cell: ({ openid, trigger }) => (trigger ? '定时器' : openid || '—') },
        { title: '毫秒', cell: ({ ms }) => String(ms), isNumber: true },
        {
          title: '结果',
          cell: ({ error }) => make('span', { class: error ? 'bad' : 'good' }, error || '成功'),
        },
      ],
      data.calls,
      '还没有调用过函数。',
      ({ requestId }) => requestId === chosen,
    )
    return chosen === '' ? [calls] : [...details(data), make('h3', {}, '全部调用'), calls]
  },
})

function details({ logs, requests }: Data): HTMLElement[] {
  const lines = logs.map(({ level, text }) => make('pre', { class: levels[level] ?? '' }, text))
  const actions = requests.map(({ action, at }) => make('li', {}, `${time(at)} `, make('code', {}, action)))
  return [
    make('p', { class: 'note' }, '请求 ', make('code', {}, chosen)),
    make('h3', {}, '日志'),
    logs.length === 0 ? make('p', { class: 'note' }, '没有输出。') : make('div', { class: 'card' }, ...lines),
    make('h3', {}, '它做的请求'),
    requests.length === 0 ? make('p', { class: 'note' }, '没有。') : make('ul', {}, ...actions),
  ]
}
