import type { Context } from './action'
import { AppError } from './appError'

/** Refuses what people typed if WeChat would not let it be shown. `field` is its Chinese name. */
export async function checkText(ctx: Context, field: string, text: string): Promise<void> {
  if (!(await ctx.weChat.isAllowed(text))) throw new AppError('TEXT_NOT_ALLOWED', { field })
}
