import { Gestures } from '../../../local/phone/runtime/view/gestures'
import type { Touch } from '../../../local/phone/runtime/view/types'

const target = {} as Element
let heard: string[]
let wanted: string[]
let gestures: Gestures

const finger = (x: number, identifier = 0): Touch => ({
  identifier,
  pageX: x,
  pageY: 100,
  clientX: x,
  clientY: 0,
  force: 1,
})

beforeEach(() => {
  jest.useFakeTimers()
  heard = []
  wanted = []
  gestures = new Gestures({
    emit(_target, type, detail) {
      heard.push('x' in detail ? `${type} ${JSON.stringify(detail)}` : type)
      return false
    },
    wants: (_target, type) => wanted.includes(type),
  })
})
afterEach(() => jest.useRealTimers())

const down = (x = 5) => gestures.start(target, [finger(x)], [finger(x)])
const move = (x: number) => gestures.move(target, [finger(x)], [finger(x)])
const up = (x = 5) => gestures.end(target, [], [finger(x)])

test('a finger that stays where it is taps after touchend, with its place on the page', () => {
  down()
  up(9)
  expect(heard).toEqual(['touchstart', 'touchend', 'tap {"x":9,"y":100}'])
})

test('a finger that moves away does not tap', () => {
  down()
  move(30)
  up(30)
  expect(heard).toEqual(['touchstart', 'canceltap {"x":30,"y":100}', 'touchmove', 'touchend'])
})

test('a long press comes after 350 ms and swallows the tap only where somebody waits for it', () => {
  down()
  jest.advanceTimersByTime(349)
  expect(heard).toEqual(['touchstart'])
  jest.advanceTimersByTime(1)
  up()
  expect(heard.map((it) => it.split(' ')[0])).toEqual([
    'touchstart',
    'longpress',
    'longtap',
    'touchend',
    'tap',
  ])
  heard = []
  wanted = ['longpress']
  down()
  jest.advanceTimersByTime(350)
  up()
  expect(heard.map((it) => it.split(' ')[0])).toEqual(['touchstart', 'longpress', 'longtap', 'touchend'])
})

test('two fingers neither tap nor press long', () => {
  down()
  gestures.start(target, [finger(5), finger(60, 1)], [finger(60, 1)])
  jest.advanceTimersByTime(1000)
  gestures.end(target, [], [finger(5), finger(60, 1)])
  expect(heard).toEqual(['touchstart', 'touchstart', 'touchend'])
})

test('a cancelled touch is no tap', () => {
  down()
  gestures.cancel(target, [], [finger(5)])
  jest.advanceTimersByTime(1000)
  expect(heard).toEqual(['touchstart', 'touchcancel'])
})
