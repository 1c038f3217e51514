import fs from 'node:fs'
import ts from 'typescript'

/** What a test file says that it checks. */
export interface TestName {
  /** The words of the `describe` around it, '' outside of any. */
  group: string
  name: string
}

/** Names of the tests of a file in their order; those of `test.each` once for each row, with its first text put in. */
export function testNames(file: string): TestName[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: TestName[] = []
  const visit = (node: ts.Node, group: string): void => {
    const call = ts.isCallExpression(node) ? node : undefined
    const title = call?.arguments[0]
    const called = call?.expression.getText() ?? ''
    if (call && title && /^describe\b/.test(called) && ts.isStringLiteralLike(title))
      return ts.forEachChild(call, (child) => visit(child, title.text))
    if (call && title && /^test\b/.test(called) && ts.isStringLiteralLike(title))
      found.push(...titles(call, title.text).map((name) => ({ group, name })))
    ts.forEachChild(node, (child) => visit(child, group))
  }
  visit(source, '')
  return found
}

function titles(call: ts.CallExpression, title: string): string[] {
  const rows = ts.isCallExpression(call.expression) ? call.expression.arguments[0] : undefined
  if (!rows || !ts.isArrayLiteralExpression(rows)) return [title]
  return rows.elements.map((row) => title.replace('%s', firstText(row)))
}

function firstText(row: ts.Expression): string {
  const first = ts.isArrayLiteralExpression(row) ? row.elements[0] : row
  return first && ts.isStringLiteralLike(first) ? first.text : ''
}
