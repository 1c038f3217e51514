import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isSigned } from '../../../cloudfunctions/member/keys'
import { verifyDetached } from '../../../miniprogram/packages/desk/vendor/ed25519'
import { FILE, bundled } from '../../../tools/assets/ed25519'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

/** RFC 8032, 7.1: tests 1 to 3. */
const VECTORS = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

test.each(VECTORS)('the phone reads the signatures of RFC 8032: %s', (key, message, signature) => {
  expect(verifyDetached(bytes(message), bytes(signature), bytes(key))).toBe(true)
  expect(verifyDetached(bytes(`${message}00`), bytes(signature), bytes(key))).toBe(false)
})

test('the phone and the server agree on what Node signs, and on every changed byte of it', () => {
  const pair = generateKeyPairSync('ed25519')
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
  const message = Uint8Array.from({ length: 15 }, (_, at) => at)
  const signature = Uint8Array.from(sign(null, message, pair.privateKey))
  expect(verifyDetached(message, signature, Uint8Array.from(raw))).toBe(true)
  for (let at = 0; at < signature.length; at += 7) {
    const changed = Uint8Array.from(signature, (byte, index) => (index === at ? byte ^ 1 : byte))
    expect(verifyDetached(message, changed, Uint8Array.from(raw))).toBe(false)
    expect(isSigned(raw.toString('base64'), message, changed)).toBe(false)
  }
})

test('what lies in the package of the desks is what the pinned library gives, and asks WeChat for nothing', async () => {
  const text = readFileSync(FILE, 'utf8')
  expect(text).toBe(await bundled())
  expect(text).not.toMatch(/require\(|\bself\b|\bwindow\b/)
})
