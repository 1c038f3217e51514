import { get } from '../api'
import { make, table } from '../dom'
import { bytes, time } from '../format'
import { view } from '../view'

interface File {
  path: string
  size: number
  type: string
  at: number
  url: string
}

/** Everything in the storage. */
export const files = view<File[]>({
  id: 'files',
  title: '文件',
  load: () => get<File[]>('files'),
  show: (list) => [
    table(
      [
        {
          title: '名字',
          cell: ({ path, url }) => make('a', { href: url, target: '_blank', rel: 'noopener' }, path),
        },
        { title: '类型', cell: ({ type }) => type },
        { title: '大小', cell: ({ size }) => bytes(size), isNumber: true },
        { title: '上传于', cell: ({ at }) => time(at) },
      ],
      list,
      '还没有文件。',
    ),
  ],
})
