/** What a demo library is written with; deployed code has no use for it. */
export { versionDoc } from './draft'
export { published } from './review'
