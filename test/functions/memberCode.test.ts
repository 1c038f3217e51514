import { sign, createPrivateKey } from 'node:crypto'
import { type KeyDoc, newKey, signedText } from '../../cloudfunctions/member/keys'
import type { MemberDoc } from '../../cloudfunctions/member/public'
import { sentenceOf, type ErrorCode } from '../../miniprogram/shared/contract/errors'
import { fromBase45, toBase45 } from '../../miniprogram/shared/kit/base45'
import { codeBytes, codeText, readMemberCode } from '../../miniprogram/shared/rules/memberCode'
import { type TestCloud, startTestCloud } from './support/cloud'
import { COMMITTEE, KEEPER, LI, MONDAY, NOW, OFFICE, RESIDENT, SECRETARY, WANG } from './support/district'

let on: TestCloud
beforeEach(async () => {
  on = await startTestCloud()
})
afterEach(() => on.stop())

const phoneCode = async (openid = LI) => (await on.call(openid, 'member.code', {})).codes[0]?.text ?? ''
const cardOf = async (memberId: string) => {
  const { cards } = await on.call(SECRETARY, 'member.cards', { branchId: 'o_3' })
  return cards.find((card) => card.memberId === memberId)?.text ?? ''
}
const refusedWith = async (text: string, openid = SECRETARY) =>
  (await on.refusal(openid, 'member.readCode', { text })).code
const currentKey = async () => {
  const named = await on.db.get<{ keyId: string }>('keys', 'current')
  return (await on.db.get<KeyDoc>('keys', named?.keyId ?? '')) as KeyDoc
}
const bodyOf = (text: string) => {
  const read = readMemberCode(text)
  if (read.kind === 'refused') throw new Error(read.code)
  return read.code
}

test("a member's code is read at the desk, on the phone and on the card", async () => {
  expect(await on.call(SECRETARY, 'member.readCode', { text: await phoneCode() })).toMatchObject({
    ...{ kind: 'phone', again: false },
    member: {
      name: '李桂芬',
      branchName: '第三支部',
      phoneMasked: expect.stringContaining('****') as string,
    },
  })
  expect(await on.call(KEEPER, 'member.readCode', { text: await cardOf('m_wang') })).toMatchObject({
    ...{ kind: 'card', again: false, member: { name: '王建国' } },
  })
})

test('the phone gets three codes in a row, each of a minute, in characters that keep the picture small', async () => {
  const { codes } = await on.call(LI, 'member.code', {})
  expect(codes.map(({ from, until }) => until - from)).toEqual([60_000, 60_000, 60_000])
  expect(codes[1]?.from).toBe(codes[0]?.until)
  expect(codes[0]?.text).toMatch(/^[0-9A-Z $%*+\-./:]{122}$/)
})

test('residents have no code, and members read none', async () => {
  expect(await on.refusal(RESIDENT, 'member.code', {})).toMatchObject({ code: 'FORBIDDEN' })
  expect(await refusedWith(await phoneCode(), WANG)).toBe('FORBIDDEN')
})

test('the same reader may scan twice; at another reader the code was passed on', async () => {
  const text = await phoneCode()
  await on.call(SECRETARY, 'member.readCode', { text })
  expect(await on.call(SECRETARY, 'member.readCode', { text })).toMatchObject({ again: true })
  expect(await refusedWith(text, KEEPER)).toBe('MEMBER_CODE_REPLAYED')
})

test('a code of another minute is refused as past, or as early', async () => {
  const { codes } = await on.call(LI, 'member.code', {})
  expect(await refusedWith(codes[2]?.text ?? '')).toBe('MEMBER_CODE_EARLY')
  on.cloud.clock.set(NOW + 3 * 60_000)
  expect(await refusedWith(codes[0]?.text ?? '')).toBe('MEMBER_CODE_EXPIRED')
})

test('a changed code is forged, and so is one that somebody else signed in our name', async () => {
  const body = bodyOf(await phoneCode())
  const changed = codeText({ ...body, stamp: body.stamp + 60 }, body.signature)
  expect(await refusedWith(changed)).toBe('MEMBER_CODE_FORGED')
  const stranger = newKey(NOW)
  const privateKey = createPrivateKey({
    ...{ key: Buffer.from(stranger.privateKey, 'base64'), format: 'der', type: 'pkcs8' },
  })
  const signedAnew = codeText(body, sign(null, codeBytes(body), privateKey))
  expect(await refusedWith(signedAnew)).toBe('MEMBER_CODE_FORGED')
})

test('every single flipped bit is noticed', async () => {
  const text = await phoneCode()
  const bytes = fromBase45(text.slice(3)) as Uint8Array
  for (let at = 11; at < bytes.length; at += 9) {
    const flipped = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte))
    expect(await refusedWith(`XM:${toBase45(flipped)}`)).toBe('MEMBER_CODE_FORGED')
  }
})

test("another district's key, and a retired key of ours, have sentences of their own", async () => {
  const body = bodyOf(await phoneCode())
  expect(await refusedWith(signedText(newKey(NOW), body))).toBe('MEMBER_CODE_OTHER_DISTRICT')
  const old = await currentKey()
  await on.db.put('keys', { ...old, retired: true })
  expect(await refusedWith(signedText(old, body))).toBe('MEMBER_CODE_KEY_RETIRED')
})

const DAY_MS = 24 * 60 * 60 * 1_000

test('a new key signs from now on; the old one holds until its day, and is refused from then on', async () => {
  const card = await cardOf('m_wang')
  const old = await currentKey()
  const wish = { retireOn: '2026-11-30', requestId: 'q_rotate' }
  const { keys } = await on.call(OFFICE, 'member.rotateKey', wish)
  expect((await on.call(OFFICE, 'member.rotateKey', wish)).keys).toEqual(keys)
  const now = await currentKey()
  expect(keys).toHaveLength(2)
  expect(keys.find(({ id }) => id === old._id)?.retireAt).toBe(NOW - (9 * 60 + 50) * 60_000 + 7 * DAY_MS)
  expect(bodyOf(await cardOf('m_wang')).keyId).toBe(now._id)
  expect(await on.call(SECRETARY, 'member.readCode', { text: card })).toMatchObject({ kind: 'card' })
  on.cloud.clock.set(NOW + 7 * DAY_MS)
  expect(await refusedWith(card)).toBe('MEMBER_CODE_KEY_RETIRED')
  expect(await on.call(SECRETARY, 'member.readCode', { text: await cardOf('m_wang') })).toMatchObject({
    member: { name: '王建国' },
  })
  expect(await on.call(SECRETARY, 'member.readCode', { text: await phoneCode() })).toMatchObject({
    kind: 'phone',
  })
})

test('only the district changes its key, to a day that is not past; two at once leave one that signs', async () => {
  const wish = { retireOn: MONDAY, requestId: 'q_rotate' }
  expect(await on.refusal(COMMITTEE, 'member.rotateKey', wish)).toMatchObject({ code: 'FORBIDDEN' })
  const past = { retireOn: '2026-11-22', requestId: 'q_past' }
  expect(await on.refusal(OFFICE, 'member.rotateKey', past)).toMatchObject({ code: 'INVALID_INPUT' })
  await Promise.all(
    ['q_a', 'q_b'].map((requestId) => on.call(OFFICE, 'member.rotateKey', { ...wish, requestId })),
  )
  const { keys } = await on.call(SECRETARY, 'member.codeKeys', {})
  expect(keys).toHaveLength(3)
  expect(keys.filter(({ retireAt }) => retireAt === null).map(({ id }) => id)).toEqual([
    (await currentKey())._id,
  ])
})

test('which codes were read is forgotten when it can no longer matter', async () => {
  const text = await phoneCode()
  await on.call(SECRETARY, 'member.readCode', { text })
  await on.cloud.timers.run('member', 'sweepCodeUses')
  expect(await refusedWith(text, KEEPER)).toBe('MEMBER_CODE_REPLAYED')
  on.cloud.clock.set(NOW + 61 * 60_000)
  await on.cloud.timers.run('member', 'sweepCodeUses')
  expect(await on.db.count('codeUses', {})).toBe(0)
  expect(await refusedWith(text, KEEPER)).toBe('MEMBER_CODE_EXPIRED')
})

test('half a code, and no code at all', async () => {
  const text = await phoneCode()
  expect(await refusedWith(text.slice(0, 60))).toBe('MEMBER_CODE_TRUNCATED')
  expect(await refusedWith(text.slice(0, -1))).toBe('MEMBER_CODE_TRUNCATED')
  expect(await refusedWith('https://example.com')).toBe('MEMBER_CODE_UNREADABLE')
})

test('a lost card is refused from then on, the new one is read, and the list for desks says so', async () => {
  const lost = await cardOf('m_li')
  const wish = { memberId: 'm_li', again: true, requestId: 'q_lost' }
  const { card } = await on.call(SECRETARY, 'member.revokeCard', wish)
  expect((await on.call(SECRETARY, 'member.revokeCard', wish)).card?.text).toBe(card?.text)
  expect(await refusedWith(lost)).toBe('MEMBER_CARD_REVOKED')
  expect(await on.call(SECRETARY, 'member.readCode', { text: card?.text ?? '' })).toMatchObject({
    member: { name: '李桂芬' },
  })
  const { keys, revoked } = await on.call(SECRETARY, 'member.codeKeys', {})
  expect(keys).toHaveLength(1)
  expect(JSON.stringify(keys)).not.toContain('private')
  expect(revoked).toHaveLength(1)
})

test('whoever has left, and whoever is not on the roster', async () => {
  const card = await cardOf('m_wang')
  const transfer = { memberId: 'm_wang', toBranchId: null, on: MONDAY, requestId: 'q_leave' }
  await on.call(COMMITTEE, 'member.transfer', transfer)
  expect(await refusedWith(card)).toBe('MEMBER_LEFT')
  const unknown = signedText(await currentKey(), { kind: 'card', codeId: '00112233aabbccdd', stamp: 1 })
  expect(await refusedWith(unknown)).toBe('MEMBER_CODE_UNKNOWN')
})

test('printing twice prints the same card, and two who print at once too', async () => {
  const [one, other] = await Promise.all([cardOf('m_li'), cardOf('m_li')])
  expect(one).toBe(other)
  expect(await cardOf('m_li')).toBe(one)
  expect((await on.db.get<MemberDoc>('members', 'm_li'))?.card?.serial).toHaveLength(8)
})

test('no two refusals of a code share a sentence', () => {
  const codes: ErrorCode[] = [
    ...(
      [
        'UNREADABLE',
        'TRUNCATED',
        'FORGED',
        'KEY_RETIRED',
        'OTHER_DISTRICT',
        'EXPIRED',
        'EARLY',
        'REPLAYED',
        'UNKNOWN',
      ] as const
    ).map((name): ErrorCode => `MEMBER_CODE_${name}`),
    ...(['MEMBER_CARD_REVOKED', 'MEMBER_LEFT'] as const),
  ]
  expect(new Set(codes.map((code) => sentenceOf(code))).size).toBe(codes.length)
})
