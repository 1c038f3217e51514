/** A film for an outdoor screen: a minute of it, as a function can copy it. */
export const FILM_BYTES = 24 * 1024 * 1024
export const FILM_SECONDS = 60

/** Where a phone puts it. `random` is 16 characters that nobody guesses. */
export const filmUploadPath = (random: string): string => `uploads/screen/${random}.mp4`

export const isUploadedFilm = (fileId: string): boolean =>
  /^cloud:\/\/[\w.-]+\/uploads\/screen\/[a-z0-9]{16}\.mp4$/.test(fileId)

/** Where it stands once it was asked for: no phone can write over what the keeper looks at. */
export const filmKeptPath = (name: string): string => `films/screen/${name}.mp4`

export const isKeptFilm = (fileId: string): boolean =>
  /^cloud:\/\/[\w.-]+\/films\/screen\/[a-f0-9]{24}\.mp4$/.test(fileId)
