import { verifyDetached } from './vendor/ed25519'

/** Ed25519 on the phone, for `decideMemberCode`: some milliseconds, without a network. */
export function verify(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean {
  return verifyDetached(signed, signature, new Uint8Array(wx.base64ToArrayBuffer(publicKey)))
}
