/** Why, in a tap: nobody types at a door. */
export const UNDO_REASONS = ['扫错了人', '人没有进来', '点错了'] as const
export const ADMIT_REASONS = ['书记同意参加', '替补有空位', '名单漏了'] as const
export const NAME_REASONS = ['没带手机和活动证', '手机没电', '不用智能手机', '码扫不出来'] as const

/** null when the person thought better of it. */
export async function pickReason(reasons: readonly string[]): Promise<string | null> {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: [...reasons] })
    return reasons[tapIndex] ?? null
  } catch {
    return null
  }
}
