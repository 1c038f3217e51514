import { enclosing } from './field'
import { domOf } from './define'
import type { CallerMembers } from '../../framework/caller'

type Tagged = Pick<CallerMembers, '_$'>

/** Gives a drawn control what a real one would have: a role, a state, a place in the keyboard's order. */
export function beControl(tag: Tagged, role: string): void {
  const dom = domOf(tag)
  if (!dom.hasAttribute('role')) dom.setAttribute('role', role)
  dom.tabIndex = 0
}

export function showState(tag: Tagged, checked: boolean, disabled: boolean): void {
  const dom = domOf(tag)
  if (!dom) return
  dom.setAttribute('aria-checked', String(checked))
  dom.setAttribute('aria-disabled', String(disabled))
  dom.tabIndex = disabled ? -1 : 0
}

/** One radio or checkbox, as its group knows it. */
export interface Choice extends Tagged {
  data: { value: string; checked: boolean }
  setData(data: { checked: boolean }): void
}

/** The group's side: members come and go with their tags. */
export interface ChoiceGroup {
  members(): Set<Choice>
  picked(choice: Choice): void
  /** A radio became checked by itself: no other of its group can be. */
  becameChecked?(choice: Choice): void
}

const membersOf = new WeakMap<object, Set<Choice>>()
const initials = new WeakMap<Choice, boolean>()

/** The members of a group, also those inside other components. */
export function members(group: object): Set<Choice> {
  const set = membersOf.get(group) ?? new Set()
  membersOf.set(group, set)
  return set
}

/** In the order of the page. */
export function inOrder(choices: Iterable<Choice>): Choice[] {
  return [...choices].sort((a, b) =>
    domOf(a).compareDocumentPosition(domOf(b)) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )
}

/** What each member was when it came. */
export function resetMembers(group: object): void {
  for (const choice of members(group)) choice.setData({ checked: initials.get(choice) ?? false })
}

export function joinGroup(choice: Choice, is: string): ChoiceGroup | undefined {
  initials.set(choice, choice.data.checked)
  const group = enclosing<ChoiceGroup>(choice, is)
  group?.members().add(choice)
  return group
}
