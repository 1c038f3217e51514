/** What other functions may use of this one. */
export { checkWhole, touchRoster } from './state'
