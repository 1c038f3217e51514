import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { startFixture, type FixtureWorld } from './fixtureWorld'
import { runCases } from './runCases'

let fixture: FixtureWorld
let mini: MiniProgram

beforeAll(async () => {
  fixture = await startFixture()
  mini = fixture.mini
}, 120_000)
afterAll(() => fixture?.stop())

runCases(() => mini)

test('close is answered, and then the tool is told to end', async () => {
  await mini.close()
  expect(fixture.closed()).toBe(1)
  await expect(mini.currentPage()).rejects.toThrow('Connection closed')
})
