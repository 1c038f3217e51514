/** @jest-environment node */
import { deliverLeftOver } from '../../miniprogram/services/desk/leftOver'
import { scanSelf } from '../../miniprogram/services/desk/self'
import { wxKeep } from '../../miniprogram/services/desk/wxKeep'
import { sentenceOf } from '../../miniprogram/shared/contract/errors'

/** A phone's storage with so many letters of room, and a cloud behind a network that may be gone. */
const held = new Map<string, string>()
let room = 10_000
let online = true
const calls: { name: string; data: { action: string; input: { lines?: { nonce: string }[] } } }[] = []

const size = () => [...held].reduce((sum, [key, text]) => sum + key.length + text.length, 0)
const replies: Readonly<Record<string, (input: { lines?: { nonce: string }[] }) => object>> = {
  scan: () => ({ title: '主题党日', placeName: '', at: 1, again: false, flags: [] }),
  deliver: ({ lines = [] }) => ({ kept: lines.map(({ nonce }) => nonce), now: Date.now() }),
}

beforeEach(() => {
  held.clear()
  calls.length = 0
  room = 10_000
  online = true
  const wx = {
    getStorageSync: (key: string) => JSON.parse(held.get(key) ?? '""') as unknown,
    setStorageSync: (key: string, value: unknown) => {
      const text = JSON.stringify(value)
      if (size() - (held.get(key) ?? '').length + text.length > room)
        throw new Error('the maximum size of the file storage limit is exceeded')
      held.set(key, text)
    },
    removeStorageSync: (key: string) => held.delete(key),
    getStorageInfoSync: () => ({ keys: [...held.keys()], currentSize: size(), limitSize: room }),
    cloud: {
      callFunction: (call: (typeof calls)[number]) => {
        calls.push(call)
        if (!online) return Promise.reject({ errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' })
        return Promise.resolve({ result: { ok: true, data: replies[call.data.action]?.(call.data.input) } })
      },
    },
  }
  Object.assign(globalThis, { wx })
})

test('on a full phone what can be fetched again makes room for what was written at the door', () => {
  wx.setStorageSync('kept:event:e_1', 'x'.repeat(9_900))
  wxKeep.set('desk:e_1:q:n_1', { nonce: 'n_1', name: '李桂芬'.repeat(30) })
  expect(wxKeep.keys()).toEqual(['desk:e_1:q:n_1'])
  expect(() => wxKeep.set('desk:e_1:people', 'x'.repeat(20_000))).toThrow('exceeded')
  expect(wxKeep.get('desk:e_1:q:n_1')).toMatchObject({ nonce: 'n_1' })
})

test('one’s own scan on a full phone: with a network it is in, without one it is said what to do', async () => {
  room = 0
  expect(await scanSelf('XHM:EVENT:e_1:1:0', null)).toMatchObject({ kind: 'in' })
  online = false
  await expect(scanSelf('XHM:EVENT:e_1:1:0', null)).rejects.toThrow(sentenceOf('PHONE_FULL'))
  room = 10_000
  expect(await scanSelf('XHM:EVENT:e_1:1:0', null)).toEqual({ kind: 'waits' })
  online = true
  await deliverLeftOver()
  expect([calls.filter(({ data }) => data.action === 'scan').length, held.size]).toEqual([4, 0])
})

test('what a desk wrote before it was closed goes out from any page, and who was let in stays known there', async () => {
  const line = { nonce: 'n_1', kind: 'in', who: 'm_li', name: '李桂芬', how: 'card', at: 5, ahead: 0 }
  wx.setStorageSync('desk:e_1:pack', { deskId: 'd_1', deskName: '赵敏', event: { id: 'e_1' } })
  wx.setStorageSync('desk:e_1:people', [])
  wx.setStorageSync('desk:e_1:q:n_1', line)
  await deliverLeftOver()
  expect(calls.map(({ data }) => data.input.lines)).toEqual([[line]])
  expect(wxKeep.get('desk:e_1:q:n_1')).toBeNull()
  expect(wxKeep.get('desk:e_1:ins')).toEqual([
    ['m_li', { name: '李桂芬', at: 5, by: '赵敏', nonces: ['n_1'] }],
  ])
})
