import { codeKind } from '../../miniprogram/ui/scan'
import { codeText } from '../../miniprogram/shared/rules/memberCode'

test('扫一扫 knows an invitation, an event, a member and a space by the text alone', () => {
  const body = { kind: 'phone', keyId: '0001', codeId: '0123456789abcdef', stamp: 1_800_000_000 } as const
  expect(codeKind('XHM:JOIN:0123456789ABCDEF01234567')).toBe('invitation')
  expect(codeKind('XHM:EVENT:e_1:29000000:abcdefghijklmnopqrst')).toBe('event')
  expect(codeKind('XHM:SHEET:e_1')).toBe('sheet')
  expect(codeKind(codeText(body, new Uint8Array(64)))).toBe('member')
  expect(codeKind('XHM:SPACE:sp_room:roomkey-1234')).toBe('space')
})

test('what is none of ours goes where somebody says so', () => {
  expect(codeKind('https://example.com')).toBe('space')
  expect(codeKind('')).toBe('space')
})
