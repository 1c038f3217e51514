import type { EventForm, Organizer } from '../../../shared/contract/event'
import type { Me } from '../../../shared/contract/member'

/** Who holds events, as an address says it. */
export interface OrganizerQuery {
  kind?: string
  id?: string
  /** As the workbench says it, which knows organisations only. */
  organizationId?: string
}

export const organizerOf = ({ kind, id, organizationId }: OrganizerQuery): Organizer => ({
  kind: kind === 'station' ? 'station' : 'organization',
  id: id ?? organizationId ?? '',
})

export function organizerName(
  { grants = [], keeps }: Pick<Me, 'grants' | 'keeps'>,
  { id }: Organizer,
): string {
  const grant = grants.find(({ scope }) => scope.id === id)
  return grant?.scopeName ?? keeps.find(({ stationId }) => stationId === id)?.stationName ?? ''
}

/** Whom people ring about an event: the branch's secretary, whose number they have anyway. */
export const contactOf = ({ branch, name }: Pick<Me, 'branch' | 'name'>): EventForm['contact'] =>
  branch?.secretaryPhone
    ? { name: branch.secretaryName, phone: branch.secretaryPhone }
    : { name: name ?? '', phone: '' }
