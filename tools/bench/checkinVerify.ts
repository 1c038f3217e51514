import { readFileSync } from 'node:fs'
import { launchBrowser } from '../../local/browser/launch'
import { newKey, signedText } from '../../cloudfunctions/member/keys'
import { readMemberCode } from '../../miniprogram/shared/rules/memberCode'
import { FILE } from '../assets/ed25519'
import { median } from './report'

const TIMES = 60

/** One signature in the browser of the phone, by the very file that the phone loads, the machine's speed as it is. */
export async function verifyMs(): Promise<number> {
  const key = newKey(0)
  const read = readMemberCode(signedText(key, { kind: 'card', codeId: '0123456789abcdef', stamp: 7 }))
  if (read.kind === 'refused') throw new Error(read.code)
  const { signed, signature } = read.code
  const publicKey = [...Buffer.from(key.publicKey, 'base64')]
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const times = await page.evaluate<number[]>(`(() => {
      const module = { exports: {} }
      ;((module, exports) => { ${readFileSync(FILE, 'utf8')} })(module, module.exports)
      const [message, signature, key] = ${JSON.stringify([[...signed], [...signature], publicKey])}.map((one) => Uint8Array.from(one))
      return Array.from({ length: ${TIMES} }, () => {
        const began = performance.now()
        if (!module.exports.verifyDetached(message, signature, key)) throw new Error('not verified')
        return performance.now() - began
      })
    })()`)
    return median(times)
  } finally {
    await browser.close()
  }
}
