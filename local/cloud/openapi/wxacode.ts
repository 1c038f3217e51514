import qrcode from 'qrcode-generator'
import { WxError, type OpenApi } from './api'
import { encodePng } from './png'

/** Empty modules around a code, as the standard asks for. */
const quiet = 4

/** WeChat's limits of a scene and of a picture's width. */
const sceneChars = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const [narrowest, widest, usual] = [280, 1280, 430]

/** What the picture says: where WeChat's own code would lead. The phone's scanner reads it. */
export const codeText = (page: string, scene: string): string =>
  `wxacode:/${page}?scene=${encodeURIComponent(scene)}`

/** A QR code in the place of WeChat's sun-shaped one, whose making is WeChat's secret. */
export const getUnlimited: OpenApi = ({ data }) => {
  const { scene, page = '', width = usual } = data
  if (typeof scene !== 'string' || !sceneChars.test(scene)) throw new WxError(40129, 'invalid scene')
  if (typeof page !== 'string' || page.startsWith('/')) throw new WxError(41030, 'invalid page')
  if (typeof width !== 'number' || !(width >= narrowest && width <= widest)) {
    throw new WxError(40097, `invalid args: width must be from ${narrowest} to ${widest}`)
  }
  return { contentType: 'image/png', bytes: drawCode(codeText(page, scene), Math.round(width)) }
}

function drawCode(content: string, width: number): Buffer {
  const code = qrcode(0, 'M')
  code.addData(content, 'Byte')
  code.make()
  const count = code.getModuleCount()
  const side = Math.floor(width / (count + 2 * quiet))
  const margin = Math.floor((width - count * side) / 2)
  const pixels = new Uint8Array(width * width).fill(255)
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!code.isDark(row, column)) continue
      const left = margin + column * side
      for (let y = margin + row * side; y < margin + (row + 1) * side; y++) {
        pixels.fill(0, y * width + left, y * width + left + side)
      }
    }
  }
  return encodePng(width, width, pixels)
}
