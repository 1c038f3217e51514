import * as z from 'zod'
import type { Context } from '../kit/action'
import { jobOf } from './work'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
const id = z.string().regex(/^[\w-]{1,60}$/)

export const jobId = id.describe('导入编号')
export const organizationId = id.describe('党组织')
export const requestId = id.describe('请求编号')

/** Rosters are imported by those who stand over whole committees. */
export const IMPORTERS = ['committee', 'district'] as const

/** Scope of everything about one job: whoever stands over what it is about. */
export const overJob = {
  organization: async (ctx: Context, { jobId: wanted }: { jobId: string }) =>
    (await jobOf(ctx, wanted)).organizationId,
}
