/** Whether an Ed25519 signature is this key's over this message: 64, 32 and any number of bytes. Throws on other lengths. */
export function verifyDetached(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean
