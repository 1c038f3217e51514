/** What other functions may use of this one. */
export { type NewOrganization, type OrganizationDoc, namesOf, newOrganization, organizations } from './store'
export { organizationId, requestId } from './fields'
