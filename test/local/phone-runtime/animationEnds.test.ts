import { AnimationEnds } from '../../../local/phone/runtime/view/animationEnds'

let view: EventTarget
let ends: AnimationEnds
let heard: string[]

beforeEach(() => {
  jest.useFakeTimers()
  view = new EventTarget()
  ends = new AnimationEnds(view as Document)
  heard = []
})
afterEach(() => jest.useRealTimers())

function raise(type: string, elapsedTime = 0, name = 'opacity'): void {
  const key = type.startsWith('animation') ? 'animationName' : 'propertyName'
  const event = Object.assign(new Event(type), { elapsedTime, [key]: name, pseudoElement: '' })
  view.addEventListener(type, (it) => ends.whenDue(it, () => heard.push(type)), { once: true })
  view.dispatchEvent(event)
}

test.each(['transition', 'animation'])(
  'the end of a %s that a busy browser raises early comes after a timer of its length',
  (kind) => {
    setTimeout(() => heard.push('timer'), 300)
    jest.advanceTimersByTime(1)
    raise(`${kind}start`)
    jest.advanceTimersByTime(200)
    raise(`${kind}end`, 0.3)
    jest.advanceTimersByTime(98)
    expect(heard).toEqual([`${kind}start`])
    jest.advanceTimersByTime(10)
    expect(heard).toEqual([`${kind}start`, 'timer', `${kind}end`])
  },
)

test('an end in time waits for the timers of the moment only; one without a beginning too', () => {
  raise('transitionstart', 0, 'top')
  jest.advanceTimersByTime(300)
  raise('transitionend', 0.3, 'top')
  raise('animationend', 0.3, 'unheard')
  expect(heard).toEqual(['transitionstart'])
  jest.advanceTimersByTime(2)
  expect(heard).toEqual(['transitionstart', 'transitionend', 'animationend'])
})
