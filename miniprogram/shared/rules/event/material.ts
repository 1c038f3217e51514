/** Files to read before an event or to take along: what phones can open, see wx.openDocument. */
export const MATERIAL_KINDS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

/** Larger ones take an old phone too long. */
export const MATERIAL_BYTES = 20 * 1024 * 1024

const KINDS = MATERIAL_KINDS.join('|')
const at = (path: string) => new RegExp(`^cloud://[\\w.-]+/${path}\\.(${KINDS})$`)
const UPLOADED = at('uploads/material/[a-z0-9]{16}')
const KEPT = at('eventMaterials/[a-f0-9]{24}')

const kindIn = (pattern: RegExp, text: string): MaterialKind | null =>
  (pattern.exec(text)?.[1] as MaterialKind | undefined) ?? null

/** Where a phone puts a file of that name; null when phones cannot open such files. `random` nobody guesses. */
export function materialUpload(random: string, name: string): string | null {
  const kind = kindIn(new RegExp(`\\.(${KINDS})$`), name.toLowerCase())
  return kind && `uploads/material/${random}.${kind}`
}

/** What a phone has just put there is; null when it is none of ours. */
export const uploadedMaterial = (fileId: string): MaterialKind | null => kindIn(UPLOADED, fileId)

/** Where it stands once it has been checked: no phone can write there. `name` is 24 hexadecimal characters. */
export const materialPath = (name: string, kind: MaterialKind): string => `eventMaterials/${name}.${kind}`

export const isKeptMaterial = (fileId: string): boolean => KEPT.test(fileId)
