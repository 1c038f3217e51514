/** What other functions may use of this one. */
export { accountIdsOf, boundTo } from './accounts'
export { memberIdsOf } from './memberIds'
export {
  type MemberDoc,
  type NewMember,
  type RosterLine,
  type Spelling,
  lineFields,
  newMember,
  rosterLine,
} from './memberDoc'
export {
  MEMBERS,
  branchGroups,
  countMembers,
  countStays,
  eachPage,
  eachPageOf,
  inSubtree,
  members,
  membersByBranch,
  movedFields,
  moveMembers,
  repathMembers,
  secretariesOver,
} from './store'
export { letGo } from './seals'
export { revokedSerials } from './cards'
export { isSigned, keys, signedText } from './keys'
