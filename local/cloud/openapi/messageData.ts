import { isDocument } from '../database/values/document'
import { WxError } from './api'

const date = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`
const time = String.raw`([01]?\d|2[0-3])[:：][0-5]\d([:：][0-5]\d)?`

/** What a value may be, by the keyword's kind (`thing` of `thing1`), as WeChat documents it. */
const kinds: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^(?=.{1,32}$)-?\d+(\.\d+)?$/,
  letter: /^[a-zA-Z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: new RegExp(`${time}|${date}`),
  date: new RegExp(date),
  amount: /^[^\d\s]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^\p{L}?[a-zA-Z\d]{1,6}[\p{L}\d]?$/u,
  name: /^(\p{Script=Han}{1,10}|[^\p{Script=Han}\d]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

/** Throws 47003 in WeChat's words for a value that its keyword does not allow. */
export function checkMessageData(data: unknown): Record<string, { value: string }> {
  if (!isDocument(data)) throw new WxError(47003, 'argument invalid! data is missing')
  const checked: Record<string, { value: string }> = {}
  for (const [key, entry] of Object.entries(data)) {
    const value = isDocument(entry) ? entry['value'] : undefined
    const isText = (typeof value === 'string' || typeof value === 'number') && value !== ''
    if (!isText) throw new WxError(47003, `argument invalid! data.${key}.value is empty`)
    const kind = kinds[key.replace(/\d+$/, '')]
    if (kind && !kind.test(String(value)))
      throw new WxError(47003, `argument invalid! data.${key}.value invalid`)
    checked[key] = { value: String(value) }
  }
  return checked
}
