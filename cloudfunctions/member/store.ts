import type { Db } from '../kit/db'

export interface MemberDoc {
  _id: string
  name: string
  branchId: string
}

/** A node of the tree of Party organisations; only branches have a secretary to call. */
export interface OrganizationDoc {
  _id: string
  name: string
  secretaryName: string
  secretaryPhone: string
}

export const members = (db: Db) => ({ get: (id: string) => db.get<MemberDoc>('members', id) })
export const organizations = (db: Db) => ({
  get: (id: string) => db.get<OrganizationDoc>('organizations', id),
})
