/** What other functions may use of this one. */
export { type NewLearningRecord, correct, credit, recordId, reverse } from './credit'
export { settle } from './settle'
export { recordLines } from './mine'
