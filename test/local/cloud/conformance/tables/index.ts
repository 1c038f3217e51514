import type { Case } from '../case'
import { dates } from './dates'
import { expressions } from './expressions'
import { expressionsOfLists } from './expressionsOfLists'
import { logic } from './logic'
import { placesCases } from './places'
import { queries } from './queries'
import { reading } from './reading'
import { stages } from './stages'
import { transactions } from './transactions'
import { updateArrays } from './updateArrays'
import { updates } from './updates'
import { writes } from './writes'

/** Every case, in the order of the table in docs/cloud.md. */
export const cases: readonly Case[] = [
  ...writes,
  ...reading,
  ...queries,
  ...logic,
  ...placesCases,
  ...updates,
  ...updateArrays,
  ...stages,
  ...expressions,
  ...expressionsOfLists,
  ...dates,
  ...transactions,
]
