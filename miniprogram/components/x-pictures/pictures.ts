/** A picture on its way, or there. Pure: x-pictures keeps a list of these. */
export interface Picture {
  /** For `wx:key`: what it is does not change while it moves. */
  id: string
  /** What is shown: a file of the phone, or an address. */
  src: string
  /** '' until it has been sent. */
  fileId: string
  state: 'sending' | 'sent' | 'failed' | 'unreadable'
  /** 0 to 100. */
  percent: number
  /** What a screen reader says of it. */
  words: string
}

const STATE_WORDS: Readonly<Record<Picture['state'], string>> = {
  sending: '正在上传',
  sent: '已传好',
  failed: '没有传上去，点一下再传',
  unreadable: '这张打不开，请去掉',
}

export const sentPicture = ({ fileId, url }: { fileId: string; url: string }): Picture => ({
  ...{ id: fileId, src: url, fileId, state: 'sent', percent: 100, words: '' },
})

export const newPicture = (id: string, src: string): Picture => ({
  ...{ id, src, fileId: '', state: 'sending', percent: 0, words: '' },
})

/** Each with the words for its place and state. */
export const labelled = (pictures: readonly Picture[]): Picture[] =>
  pictures.map((one, index) => ({ ...one, words: `第 ${index + 1} 张，${STATE_WORDS[one.state]}` }))

export const changed = (pictures: readonly Picture[], id: string, change: Partial<Picture>): Picture[] =>
  labelled(pictures.map((one) => (one.id === id ? { ...one, ...change } : one)))

export const without = (pictures: readonly Picture[], id: string): Picture[] =>
  labelled(pictures.filter((one) => one.id !== id))

/** One place nearer to the front. */
export function movedForward(pictures: readonly Picture[], id: string): Picture[] {
  const index = pictures.findIndex((one) => one.id === id)
  const [one, before] = [pictures[index], pictures[index - 1]]
  if (!one || !before) return labelled(pictures)
  return labelled([...pictures.slice(0, index - 1), one, before, ...pictures.slice(index + 1)])
}

/** What the page needs to know: the ids in order, and whether all is there. */
export const resultOf = (pictures: readonly Picture[]) => ({
  fileIds: pictures.filter(({ state }) => state === 'sent').map(({ fileId }) => fileId),
  sending: pictures.some(({ state }) => state === 'sending'),
  failed: pictures.some(({ state }) => state === 'failed' || state === 'unreadable'),
})
