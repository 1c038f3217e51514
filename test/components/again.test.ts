import { again } from '../../miniprogram/ui/again'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('what fails at first is tried again, and its answer taken', async () => {
  const read = jest.fn().mockRejectedValueOnce(new Error('starting')).mockResolvedValue('here')
  const answer = again(read)
  await jest.runAllTimersAsync()
  expect(await answer).toBe('here')
  expect(read).toHaveBeenCalledTimes(2)
})

test('what fails every time is told, after three tries', async () => {
  const read = jest.fn().mockRejectedValue(new Error('gone'))
  const told = expect(again(read)).rejects.toThrow('gone')
  await jest.runAllTimersAsync()
  await told
  expect(read).toHaveBeenCalledTimes(3)
})
