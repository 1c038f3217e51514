import type { GraphNode } from './graph'
import type { Problems } from './problems'
import { isBuiltinTag, isSyntaxTag } from './tags'
import type { Wxml } from './wxml'

/** A tag that nobody declares is drawn as an empty shell around its content, here as in WeChat: mostly a slip. */
export function checkTags(nodes: readonly GraphNode[], wxml: Wxml, problems: Problems): void {
  for (const node of nodes) {
    for (const { file, tag } of wxml.tagsOf(node.id)) {
      if (isBuiltinTag(tag.name) || isSyntaxTag(tag.name) || node.declared.has(tag.name)) continue
      const message = `<${tag.name}> is neither a tag of WeChat nor in usingComponents of ${node.id}.json or app.json.`
      problems.warn(file, tag, message)
    }
  }
}
