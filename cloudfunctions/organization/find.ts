import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { type OrganizationDoc, organizations } from './store'

export async function organizationOf(db: Db, id: string): Promise<OrganizationDoc> {
  const node = await organizations(db).get(id)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  return node
}
