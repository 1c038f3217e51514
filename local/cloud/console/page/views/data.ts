import { get } from '../api'
import { button, json, make } from '../dom'
import { plain } from '../plain'
import type { IndexSchema } from '../types'
import { view } from '../view'

interface CollectionInfo {
  name: string
  count: number
  indexes: IndexSchema[]
}

interface Page {
  total: number
  list: Record<string, unknown>[]
}

interface Data {
  collections: CollectionInfo[]
  page: Page | null
}

const pageSize = 20

const chosen = { name: '', skip: 0, id: '' }

async function load(): Promise<Data> {
  const collections = await get<CollectionInfo[]>('collections')
  const isThere = collections.some(({ name }) => name === chosen.name)
  if (!isThere) chosen.name = collections.find(({ count }) => count > 0)?.name ?? collections[0]?.name ?? ''
  if (chosen.name === '') return { collections, page: null }
  const query = new URLSearchParams({
    collection: chosen.name,
    skip: String(chosen.skip),
    limit: String(pageSize),
    id: chosen.id,
  })
  return { collections, page: await get<Page>(`documents?${query}`) }
}

function choose(change: Partial<typeof chosen>, refresh: () => void): void {
  Object.assign(chosen, { skip: 0 }, change)
  refresh()
}

/** Collections on the left, the documents of one of them, page by page, on the right. */
export const data = view<Data>({
  id: 'data',
  title: '数据',
  load,
  show({ collections, page }, refresh) {
    if (!page) return [make('p', { class: 'empty' }, '还没有集合。')]
    const items = collections.map(({ name, count }) => {
      const pressed = String(name === chosen.name)
      const entry = button('', () => choose({ name, id: '' }, refresh), { 'aria-pressed': pressed })
      entry.append(make('code', {}, name), make('span', {}, String(count)))
      return make('li', {}, entry)
    })
    const collection = collections.find(({ name }) => name === chosen.name)
    return [
      make(
        'div',
        { class: 'split' },
        make('ul', { class: 'list' }, ...items),
        documents(page, collection, refresh),
      ),
    ]
  },
})

function documents(page: Page, collection: CollectionInfo | undefined, refresh: () => void): HTMLElement {
  const indexes = collection?.indexes ?? []
  const described = indexes.map(
    ({ name, keys, unique }) => `${name} ${JSON.stringify(keys)}${unique ? ' 唯一' : ''}`,
  )
  const note = described.length === 0 ? '没有索引' : `索引：${described.join('；')}`
  return make(
    'section',
    { 'aria-label': chosen.name },
    make('p', { class: 'note' }, note),
    filter(refresh),
    ...page.list.map(card),
    page.total === 0
      ? make('p', { class: 'empty' }, chosen.id === '' ? '这个集合是空的。' : '没有这样的 _id。')
      : pager(page, refresh),
  )
}

function filter(refresh: () => void): HTMLElement {
  const input = make('input', { type: 'search', value: chosen.id, name: 'id', autocomplete: 'off' })
  const onsubmit = (event: Event): void => {
    event.preventDefault()
    choose({ id: input.value.trim() }, refresh)
  }
  const find = make('button', {}, '查找')
  return make('form', { class: 'bar', onsubmit }, make('label', {}, '_id 开头是', input), find)
}

function card(document: Record<string, unknown>): HTMLElement {
  const { _id, ...rest } = document
  const preview = JSON.stringify(plain(rest))
  const summary = make('summary', {}, make('code', {}, typeof _id === 'string' ? _id : JSON.stringify(_id)))
  summary.append(
    make('span', { class: 'note' }, ` ${preview.length > 120 ? `${preview.slice(0, 120)}…` : preview}`),
  )
  return make('details', { class: 'card' }, summary, json(document))
}

function pager({ total, list }: Page, refresh: () => void): HTMLElement {
  const turn = (by: number): void => choose({ skip: chosen.skip + by }, refresh)
  return make(
    'p',
    { class: 'bar' },
    button('上一页', () => turn(-pageSize), { disabled: chosen.skip === 0 }),
    make('span', {}, `${chosen.skip + 1}–${chosen.skip + list.length}，共 ${total}`),
    button('下一页', () => turn(pageSize), { disabled: chosen.skip + list.length >= total }),
  )
}
