/** What pictures belong to; each kind has a folder of its own. */
export const PICTURE_KINDS = ['record', 'repair', 'station', 'screen', 'event', 'lesson', 'sheet'] as const
export type PictureKind = (typeof PICTURE_KINDS)[number]

/** Pictures of one thing. */
export const MOST_PICTURES = 9
/** WeChat checks no larger ones; the phone makes them smaller before it sends them. */
export const PICTURE_BYTES = 1024 * 1024

/** Where a phone puts a picture. `random` is 16 characters that nobody guesses. */
export const uploadPath = (kind: PictureKind, random: string): string => `uploads/${kind}/${random}.jpg`

/** Where a picture stands once it has been checked: no phone can write there. */
export const keptPath = (kind: PictureKind, name: string): string => `pictures/${kind}/${name}.jpg`

/** A picture that a phone has just put there. */
export const isUploaded = (kind: PictureKind, fileId: string): boolean =>
  new RegExp(`^cloud://[\\w.-]+/uploads/${kind}/[a-z0-9]{16}\\.jpg$`).test(fileId)

/** A picture that was checked before, as when something that has pictures is edited. */
export const isKept = (kind: PictureKind, fileId: string): boolean =>
  new RegExp(`^cloud://[\\w.-]+/pictures/${kind}/[a-f0-9]{24}\\.jpg$`).test(fileId)

/** The id under which an uploaded picture is kept; only the path within the storage changes. */
export const keptId = (fileId: string, path: string): string =>
  `${fileId.split('/').slice(0, 3).join('/')}/${path}`
