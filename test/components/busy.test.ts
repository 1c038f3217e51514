import path from 'node:path'

/** Loaded at run time: on the phone `wx` is there, here it is put there first. */
interface Busy {
  busy<T>(page: object, work: () => Promise<T>, onRefused?: (refusal: Error) => boolean): Promise<T | null>
}
interface Cloud {
  CloudError: new (code: string, message?: string) => Error
}

const root = path.resolve(__dirname, '../../miniprogram')
const { busy } = jest.requireActual<Busy>(path.join(root, 'ui/busy'))
const { CloudError } = jest.requireActual<Cloud>(path.join(root, 'services/cloud'))

const shown: string[] = []
const page = {
  data: { busy: false },
  setData(data: { busy: boolean }) {
    this.data = data
  },
}

beforeEach(() => {
  shown.length = 0
  const showModal = ({ content }: { content: string }) => Promise.resolve(shown.push(content))
  Object.assign(globalThis, { wx: { showModal } })
})

test('answers what the work answers, and is busy meanwhile', async () => {
  const work = jest.fn(() => Promise.resolve(page.data.busy))
  expect(await busy(page, work)).toBe(true)
  expect(page.data.busy).toBe(false)
  expect(shown).toEqual([])
})

test('a second tap while it works does nothing', async () => {
  let finish: (value: string) => void = () => undefined
  const work = jest.fn(() => new Promise<string>((resolve) => (finish = resolve)))
  const first = busy(page, work)
  expect(await busy(page, work)).toBeNull()
  finish('done')
  expect(await first).toBe('done')
  expect(work).toHaveBeenCalledTimes(1)
})

test('a refusal is shown in its sentence, and the next tap works again', async () => {
  const refused = () => Promise.reject(new CloudError('SPACE_TAKEN', '这段时间刚刚被别人约走了'))
  expect(await busy(page, refused)).toBeNull()
  expect(shown).toEqual(['这段时间刚刚被别人约走了'])
  expect(await busy(page, () => Promise.resolve('again'))).toBe('again')
})

test('a refusal that the page deals with itself is not shown', async () => {
  await busy(
    page,
    () => Promise.reject(new CloudError('SPACE_TAKEN')),
    () => true,
  )
  expect(shown).toEqual([])
})

test('what nobody foresaw is logged, and told in plain words', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  await busy(page, () => Promise.reject(new TypeError('x is not a function')))
  expect(log).toHaveBeenCalledTimes(1)
  expect(shown).toEqual(['系统出了点问题，没有办成。请过一会儿再试，还不行就打电话问服务站'])
})
