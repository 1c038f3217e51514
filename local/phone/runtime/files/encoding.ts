/** Texts and bytes of files in WeChat's encodings. */

export type Encoding =
  | 'ascii'
  | 'base64'
  | 'binary'
  | 'hex'
  | 'latin1'
  | 'ucs2'
  | 'ucs-2'
  | 'utf16le'
  | 'utf-16le'
  | 'utf8'
  | 'utf-8'

const letters = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** @throws Error for an encoding that nobody knows */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  switch (encoding as Encoding) {
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(bytes)
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return new TextDecoder('utf-16le').decode(bytes)
    case 'base64':
      return btoa(letters(bytes))
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'ascii':
    case 'binary':
    case 'latin1':
      return letters(bytes)
    default:
      throw new Error(`invalid encoding "${encoding}"`)
  }
}

/** @throws Error for an encoding that nobody knows */
export function encodeText(text: string, encoding: string): Uint8Array {
  switch (encoding as Encoding) {
    case 'utf8':
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)
    case 'base64':
      return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    case 'hex':
      return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
    case 'ascii':
    case 'binary':
    case 'latin1':
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
    default:
      throw new Error(`invalid encoding "${encoding}"`)
  }
}

/** What a mini-program writes: a text in an encoding, or bytes. */
export function bytesOf(data: string | ArrayBuffer | ArrayBufferView, encoding = 'utf8'): Uint8Array {
  if (typeof data === 'string') return encodeText(data, encoding)
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return new Uint8Array(data)
}
