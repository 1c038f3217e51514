import * as z from 'zod'
import type { SpaceEdit } from '../../miniprogram/shared/contract/keeper'
import * as fields from './fields'

/** Minutes in whole quarters of an hour, the ticks that a day is cut into. */
const quarters = (most: number) =>
  z
    .number()
    .int()
    .min(0)
    .max(most)
    .refine((minutes) => minutes % 15 === 0)

const DAY = 24 * 60
const count = (least: number, most: number) => z.number().int().min(least).max(most)
const limit = (most: number) => count(1, most).nullable()

const shape = z.object({
  name: fields.someText('名称', 20),
  whereabouts: fields.text('在哪里', 30),
  kind: z.enum(['room', 'screen']),
  capacity: count(1, 5_000),
  equipment: z.array(z.string().trim().min(1).max(12)).max(20),
  audience: z.enum(['everyone', 'members', 'organization']),
  audienceId: z.string().max(40),
  audienceName: z.string().max(40),
  step: z.union([z.literal(15), z.literal(30), z.literal(60)]),
  shortest: quarters(DAY).refine((minutes) => minutes > 0),
  longest: quarters(DAY),
  horizonDays: count(0, 90),
  seriesDays: count(0, 366),
  ...{ before: quarters(120), after: quarters(120) },
  notice: z.object({ make: count(0, 20_160), change: count(0, 20_160), cancel: count(0, 20_160) }),
  approval: z.boolean(),
  quota: z.object({ minutes: limit(10_080), times: limit(100), branchMinutes: limit(100_000) }),
  offerMinutes: count(15, 1_440),
  rules: fields.text('使用说明', 300),
  photos: fields.photos,
  ownHours: z
    .object({ week: fields.week, exceptions: fields.exceptions, holidays: fields.holidays })
    .nullable(),
})

/** A space that can be reserved at all: a shortest use that is no longer than the longest, in whole steps. */
export const spaceTerms = shape
  .refine(({ shortest, longest }) => shortest <= longest)
  .refine(({ step, shortest, longest }) => shortest % step === 0 && longest % step === 0)
  .refine(({ audience, audienceId }) => (audience === 'organization') === (audienceId !== ''))
  .describe('房间的规定') satisfies z.ZodType<SpaceEdit>
