import { codeText } from '../../../local/cloud/openapi/wxacode'
import { scannedOf } from '../../../local/phone/runtime/wx/scanned'

test("a mini-program's own code gives its path with the scene, and nothing else", () => {
  const text = codeText('packages/member/event/event', 'e=1,c=2')
  expect(scannedOf({ text, format: 'QRCode' })).toMatchObject({
    ...{ result: '*', scanType: 'WX_CODE', path: 'packages/member/event/event?scene=e%3D1%2Cc%3D2' },
  })
})

test('any other code gives its text and the name of its kind', () => {
  expect(scannedOf({ text: '红梅', format: 'QRCode' })).toEqual({
    ...{ result: '红梅', scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '57qi5qKF' },
  })
  expect(scannedOf({ text: '6901234567892', format: 'EAN13' })).toMatchObject({ scanType: 'EAN_13' })
})
