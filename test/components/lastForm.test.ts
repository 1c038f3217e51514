/** What the form of a reservation begins with. */

const kept = new Map<string, unknown>()
beforeAll(() => {
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => kept.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    },
  })
})
beforeEach(() => kept.clear())

const form = () => import('../../miniprogram/packages/member/confirm/form')
const content = { kind: 'text' as const, fileId: '', text: '今晚放电影' }

test('the last form is remembered, and fits into a smaller room', async () => {
  const { rememberForm, rememberedForm } = await form()
  rememberForm({ people: 9, purpose: '读书会', organization: '第三支部', contact: '13900000000', content })
  expect(rememberedForm(20)).toMatchObject({ people: 9, purpose: '读书会', organization: '第三支部' })
  expect(rememberedForm(6).people).toBe(6)
})

test('what stood on a screen is not taken over to the next', async () => {
  const { rememberForm, rememberedForm } = await form()
  rememberForm({ people: 1, purpose: '', organization: '', contact: '', content })
  expect(rememberedForm(20).content.text).toBe('')
})

test('the first time the branch is filled in, and two people come', async () => {
  const { rememberedForm } = await form()
  expect(rememberedForm(20, '第三支部')).toMatchObject({ people: 2, purpose: '', organization: '第三支部' })
})
