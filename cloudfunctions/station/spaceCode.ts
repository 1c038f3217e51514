import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { spaceCodeText } from '../../miniprogram/shared/rules/spaceCode'
import { action } from '../kit/action'
import { spaceId } from './fields'
import { spaceOf } from './find'

const input = z.object({ spaceId }) satisfies z.ZodType<InputOf<'station.spaceCode'>>

/** The text of a space's code, for the keeper who prints it or holds it up. */
export const spaceCode = action('station.spaceCode', {
  role: 'keeper',
  scope: { station: async ({ db }, { spaceId: id }) => (await spaceOf(db, id)).stationId },
  input,
  async run({ db }, { spaceId: id }) {
    const { codeKey, name, station } = await spaceOf(db, id)
    return { text: spaceCodeText({ spaceId: id, key: codeKey }), spaceName: name, stationName: station.name }
  },
})
