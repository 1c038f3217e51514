/** What was filled in last time, so that it need not be filled in again. */
export interface Form {
  people: number
  purpose: string
}

const KEY = 'reserve.form'
const FIRST_TIME: Form = { people: 2, purpose: '' }

export function rememberedForm(capacity: number): Form {
  const { people, purpose } = wx.getStorageSync<Form | ''>(KEY) || FIRST_TIME
  return { people: Math.min(people, capacity), purpose }
}

export const rememberForm = (form: Form): void => wx.setStorageSync(KEY, form)
