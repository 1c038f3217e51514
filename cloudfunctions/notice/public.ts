/** What other functions may use of this one. */
export { type NewNotice, notify } from './notify'
export { forgetSubscription, noticeLines, subscriptionLines } from './stored'
