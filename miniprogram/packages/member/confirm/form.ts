import { keep, recallKept } from '../../../services/kept'
import * as station from '../../../services/station'
import type { ReservationForm, ScreenContent, SpaceDay } from '../../../shared/contract/station'
import { refusalOf } from '../../../ui/busy'
import { whoAmI } from '../../../ui/session'

/** What is filled in; `content` is for outdoor screens only. */
export interface Form {
  people: number
  purpose: string
  organization: string
  contact: string
  content: ScreenContent
}

const KEY = 'reserve.form'
const NO_CONTENT: ScreenContent = { kind: 'picture', fileId: '', text: '' }
export const EMPTY_FORM: Form = { people: 2, purpose: '', organization: '', contact: '', content: NO_CONTENT }

/** What was filled in last time, so that it need not be filled in again; the first time the branch is known already. */
export function rememberedForm(capacity: number, branch = ''): Form {
  const last = recallKept<Partial<Form>>(KEY)?.value ?? { organization: branch }
  const form = { ...EMPTY_FORM, ...last }
  return { ...form, people: Math.max(1, Math.min(form.people, capacity)) }
}

/** What stands in the fields at first: what is to be changed, or what was written last time. */
export async function firstForm({ space }: Pick<SpaceDay, 'space'>, change = ''): Promise<Form> {
  const form = rememberedForm(space.capacity, await branchName())
  const before = change ? (await station.mine()).value.coming.find(({ id }) => id === change) : null
  if (!before) return form
  const { people, purpose, organization, contact, content } = before
  return {
    people: Math.min(people, space.capacity),
    purpose,
    organization,
    contact,
    content: content ?? NO_CONTENT,
  }
}

/** Nobody has to wait for it: it only fills in a field. */
async function branchName(): Promise<string> {
  try {
    return (await whoAmI()).branch?.name ?? ''
  } catch (error) {
    refusalOf(error)
    return ''
  }
}

export const rememberForm = ({ content: _content, ...form }: Form): void => keep(KEY, form)

/** As it is sent: without what is empty, and with content only where there is a screen. */
export function sentForm(form: Form, isScreen: boolean): ReservationForm {
  const { people, purpose, organization, contact, content } = form
  return {
    people: isScreen ? 1 : people,
    purpose: purpose.trim(),
    ...(organization.trim() ? { organization: organization.trim() } : {}),
    ...(contact.trim() ? { contact: contact.trim() } : {}),
    ...(isScreen ? { content: sentContent(content) } : {}),
  }
}

const sentContent = ({ kind, fileId, text }: ScreenContent): ScreenContent => ({
  kind: fileId ? kind : 'text',
  fileId,
  text: text.trim(),
})

/** Whether a screen has anything to show. */
export const hasContent = ({ content }: Form): boolean => content.fileId !== '' || content.text.trim() !== ''
