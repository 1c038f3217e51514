import type { StoredSection } from '../../../shared/contract/member'

export interface SectionView {
  title: string
  lines: { key: string; label: string; value: string }[]
}

/** What is stored, as the page lists it; two lines may have the same label. */
export const storedView = (sections: readonly StoredSection[]): SectionView[] =>
  sections.map(({ title, lines }) => ({
    title,
    lines: lines.map(({ label, value }, index) => ({ key: `${label}-${index}`, label, value })),
  }))

/** The heading under which the function lists who looked; it is left out while nobody has. */
const LOOKED = '谁看过我的手机号'

export const nobodyLooked = (sections: readonly StoredSection[]): boolean =>
  sections.every(({ title }) => title !== LOOKED)

export const UNBIND_QUESTION = {
  title: '解除绑定？',
  content: '解除以后，这个微信就看不到您的码和本支部了。学过的、来过的都还算您的；以后可以再绑。',
  yes: '解除',
  no: '不解除',
} as const

/** The heading under which the function says that the openid is kept for messages. */
const MESSAGES = '微信提醒'

export const hasMessages = (sections: readonly StoredSection[]): boolean =>
  sections.some(({ title }) => title === MESSAGES)

export const WITHDRAW_QUESTION = {
  title: '不再用微信提醒？',
  content: '为发提醒存的微信号编号会删掉。通知照样在“通知”里；想要提醒时可以再答应。',
  yes: '不再提醒',
  no: '留着',
} as const
