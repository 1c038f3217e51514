import { get, send } from '../api'
import { button, make, table } from '../dom'
import type { Fault, FaultOrder } from '../types'
import { view } from '../view'

const actions = [
  'database.*',
  'database.getDocument',
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
  'database.commitTransaction',
  'functions.invokeFunction',
  'storage.put',
  'storage.get',
  'wx.openApi',
]

const effects: Record<FaultOrder['effect'], string> = {
  fail: '回答错误',
  delay: '晚一点回答',
  drop: '断开连接',
  kill: '结束函数',
}

/** Mishaps for requests to come. */
export const faults = view<Fault[]>({
  id: 'faults',
  title: '故障',
  load: () => get<Fault[]>('faults'),
  show: (orders, refresh) => [
    make('p', { class: 'note' }, '为接下来的请求安排一次意外，看看程序怎样应付。'),
    form(refresh),
    table(
      [
        { title: '请求', cell: ({ action }) => make('code', {}, action) },
        { title: '函数', cell: (it) => it.function ?? '所有' },
        { title: '意外', cell: describe },
        { title: '从第几个起', cell: ({ nth }) => String(nth), isNumber: true },
        { title: '几次', cell: ({ hits, times }) => `${hits} / ${times}`, isNumber: true },
      ],
      orders,
      '没有安排意外。',
    ),
    make(
      'p',
      { class: 'bar' },
      button('全部取消', () => void send('DELETE', 'faults').then(refresh), {
        disabled: orders.length === 0,
      }),
    ),
  ],
})

function describe({ effect, when = 'before', ms, code }: Fault): string {
  const order = effect === 'drop' || effect === 'kill' ? (when === 'after' ? '，做完以后' : '，没做以前') : ''
  return `${effects[effect]}${order}${ms === undefined ? '' : `，${ms} 毫秒`}${code ? `，${code}` : ''}`
}

function form(refresh: () => void): HTMLElement {
  const select = (name: string, options: [value: string, text: string][]): HTMLElement =>
    make('select', { name }, ...options.map(([value, text]) => make('option', { value }, text)))
  const number = (name: string, value: string): HTMLElement =>
    make('input', { name, type: 'number', min: name === 'ms' ? '0' : '1', value, size: '5' })
  const fields: [string, HTMLElement][] = [
    [
      '请求',
      select(
        'action',
        actions.map((it) => [it, it]),
      ),
    ],
    ['意外', select('effect', Object.entries(effects))],
    [
      '何时',
      select('when', [
        ['before', '没做以前'],
        ['after', '做完以后'],
      ]),
    ],
    ['只限函数', make('input', { name: 'function', placeholder: '所有', size: '10' })],
    ['从第几个起', number('nth', '1')],
    ['几次', number('times', '1')],
    ['毫秒', number('ms', '1000')],
  ]
  const labels = fields.map(([text, input]) => make('label', {}, text, input))
  const element = make('form', { class: 'bar' }, ...labels, make('button', {}, '安排'))
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    void send('POST', 'faults', orderOf(new FormData(element))).then(refresh)
  })
  return element
}

function orderOf(form: FormData): object {
  const text = (name: string): string => String(form.get(name) ?? '')
  const effect = text('effect')
  return {
    action: text('action'),
    effect,
    when: text('when'),
    nth: Number(text('nth')),
    times: Number(text('times')),
    ...(text('function') ? { function: text('function') } : {}),
    ...(effect === 'delay' || effect === 'kill' ? { ms: Number(text('ms')) } : {}),
  }
}
