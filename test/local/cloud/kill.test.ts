import { killRounds } from '../../../tools/bench/killRounds'
import { temporaryFolder } from './support/cloud'

jest.setTimeout(120_000)

// The SDK warns of each request that was cut off, three seconds later and so after the tests have ended.
console.warn = () => undefined

test('ten kills at random moments lose no confirmed write and leave no half of one', async () => {
  const { lost, half, confirmed } = await killRounds(temporaryFolder(), 10)
  expect({ lost, half }).toEqual({ lost: 0, half: 0 })
  expect(confirmed).toBeGreaterThan(50)
})
