import { get } from '../api'
import { make, table } from '../dom'
import { time } from '../format'
import type { Consent, OpenApiRecord, SentMessage } from '../types'
import { view } from '../view'

interface Data {
  sent: SentMessage[]
  consents: Consent[]
  calls: OpenApiRecord[]
}

async function load(): Promise<Data> {
  const [sent, consents, calls] = await Promise.all([
    get<SentMessage[]>('messages'),
    get<Consent[]>('consents'),
    get<OpenApiRecord[]>('openapi?limit=50'),
  ])
  return { sent: sent.reverse(), consents, calls: calls.reverse() }
}

const fields = ({ data }: SentMessage): HTMLElement =>
  make(
    'div',
    {},
    ...Object.entries(data).map(([key, { value }]) => make('div', {}, make('code', {}, key), ` ${value}`)),
  )

/** Subscription messages that arrived, what people still allow, and every call of an open interface. */
export const messages = view<Data>({
  id: 'messages',
  title: '消息',
  load,
  show: ({ sent, consents, calls }) => [
    table(
      [
        { title: '时间', cell: ({ at }) => time(at) },
        { title: '收信人', cell: ({ openid }) => make('code', {}, openid) },
        { title: '模板', cell: ({ templateId }) => make('code', {}, templateId) },
        { title: '内容', cell: fields },
        { title: '页面', cell: ({ page }) => make('code', {}, page) },
        { title: '函数', cell: (it) => it.function || '—' },
      ],
      sent,
      '还没有发出过订阅消息。',
    ),
    make('h3', {}, '还允许发送'),
    table(
      [
        { title: '谁', cell: ({ openid }) => make('code', {}, openid) },
        { title: '模板', cell: ({ templateId }) => make('code', {}, templateId) },
        { title: '条数', cell: ({ count }) => String(count), isNumber: true },
      ],
      consents,
      '没有人允许发送。',
    ),
    make('h3', {}, '开放接口的调用'),
    table(
      [
        { title: '时间', cell: ({ at }) => time(at) },
        { title: '接口', cell: ({ api }) => make('code', {}, api) },
        { title: '函数', cell: (it) => it.function || '—' },
        {
          title: '结果',
          cell: ({ errcode }) =>
            make('span', { class: errcode ? 'bad' : 'good' }, errcode ? String(errcode) : '成功'),
        },
      ],
      calls,
      '还没有调用过。',
    ),
  ],
})
