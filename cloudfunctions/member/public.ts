/** What other functions may use of this one. */
export {
  type MemberDoc,
  type NewMember,
  type RosterLine,
  type Spelling,
  lineFields,
  matchesOf,
  newMember,
  rosterLine,
} from './memberDoc'
export {
  MEMBERS,
  countMembers,
  countStays,
  inSubtree,
  membersByBranch,
  moveMembers,
  repathMembers,
  secretariesOver,
} from './store'
