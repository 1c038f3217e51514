import {
  changed,
  labelled,
  movedForward,
  newPicture,
  resultOf,
  sentPicture,
  without,
} from '../../miniprogram/components/x-pictures/pictures'

const three = () => labelled(['a', 'b', 'c'].map((id) => newPicture(id, `wxfile://${id}`)))
const idsOf = (pictures: readonly { id: string }[]) => pictures.map(({ id }) => id).join('')

test('a picture says its place and how it stands', () => {
  const [first, second] = changed(three(), 'b', { state: 'failed' })
  expect(first?.words).toBe('第 1 张，正在上传')
  expect(second?.words).toBe('第 2 张，没有传上去，点一下再传')
})

test('pictures move forward, one at a time, and the first one nowhere', () => {
  expect(idsOf(movedForward(three(), 'c'))).toBe('acb')
  expect(idsOf(movedForward(three(), 'a'))).toBe('abc')
  expect(idsOf(without(three(), 'b'))).toBe('ac')
})

test('the page hears only of what has been sent, and whether something still goes', () => {
  const sent = changed(three(), 'a', { state: 'sent', fileId: 'cloud://a' })
  expect(resultOf(sent)).toEqual({ fileIds: ['cloud://a'], sending: true, failed: false })
  const rest = changed(without(sent, 'b'), 'c', { state: 'unreadable' })
  expect(resultOf(rest)).toEqual({ fileIds: ['cloud://a'], sending: false, failed: true })
  expect(resultOf([sentPicture({ fileId: 'cloud://k', url: 'https://k' })]).fileIds).toEqual(['cloud://k'])
})
