import type { CDPSession, Page } from 'playwright-core'
import { startHeadless } from '../../../local/automator/headless'
import { median } from '../report'
import { root } from './scratch'

const page = '/packages/member/reservations/reservations'
const steps = 15
const rounds = 500
/** Rounds before the first measurement: code is compiled and caches fill once. */
const warmUp = 20

/** From a call of navigateTo until the new page has painted, ms; and what five hundred pages there and back leave, MB. */
export async function movement(): Promise<{ navigate: number; leak: number }> {
  const world = await startHeadless({ project: root, autoPort: 0, withCloud: true })
  try {
    const phone = await world.phones.open('bench', 'member')
    await phone.evaluate(thereAndBack(3))
    const navigate = median(await phone.evaluate<number[]>(timed))
    const session = await phone.context().newCDPSession(phone)
    await phone.evaluate(thereAndBack(warmUp))
    const before = await heap(phone, session)
    await phone.evaluate(thereAndBack(rounds))
    return { navigate, leak: Math.max(0, (await heap(phone, session)) - before) }
  } finally {
    await world.stop()
  }
}

/** Megabytes in use after everything that can be let go was. */
async function heap(phone: Page, session: CDPSession): Promise<number> {
  await phone.waitForTimeout(1_000)
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

// What follows is text, because it runs in the browser.

const pause = (milliseconds: number): string =>
  `await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));`

const thereAndBack = (count: number): string => `(async () => {
  for (let round = 0; round < ${count}; round++) {
    await wx.navigateTo({ url: '${page}' });
    ${pause(5)}
    await wx.navigateBack();
  }
})()`

const timed = `(async () => {
  const times = [];
  for (let step = 0; step < ${steps}; step++) {
    ${pause(400)}
    const began = performance.now();
    await wx.navigateTo({ url: '${page}' });
    const inner = document.querySelector('.page-layer.shown iframe').contentWindow;
    await new Promise((resolve) => inner.requestAnimationFrame(() => inner.setTimeout(resolve, 0)));
    times.push(performance.now() - began);
    await wx.navigateBack();
  }
  return times;
})()`
