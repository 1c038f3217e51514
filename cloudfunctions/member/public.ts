/** What other functions may use of this one. */
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
  countMembers,
  countStays,
  eachPage,
  inSubtree,
  membersByBranch,
  movedFields,
  moveMembers,
  repathMembers,
  secretariesOver,
} from './store'
