import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { listFiles } from './files'

/** One `import`, `export … from`, `import()` or `require()` of a TypeScript file. */
export interface Import {
  /** The file that imports, from the root, with '/'. */
  from: string
  line: number
  /** As written. */
  specifier: string
  /** From the root without ending, for relative ones; as written for packages. */
  target: string
  relative: boolean
  /** `import type` and the like, which the compiler erases. */
  typeOnly: boolean
}

/** Every import of every TypeScript file in `folders` of `root`. */
export function readImports(root: string, folders: readonly string[]): Import[] {
  return folders
    .flatMap((folder) => listFiles(path.join(root, folder), ['.ts']).map((file) => `${folder}/${file}`))
    .flatMap((file) => importsOf(file, readSource(root, file)))
}

export function readSource(root: string, file: string): ts.SourceFile {
  return ts.createSourceFile(
    file,
    fs.readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
}

function importsOf(file: string, source: ts.SourceFile): Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier) found.push(describe(file, source, node, specifier))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function describe(file: string, source: ts.SourceFile, node: ts.Node, specifier: string): Import {
  const relative = specifier.startsWith('.')
  const target = relative ? path.posix.join(path.posix.dirname(file), specifier) : specifier
  const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
  return {
    from: file,
    line,
    specifier,
    target: target.replace(/\.ts$/, ''),
    relative,
    typeOnly: isTypeOnly(node),
  }
}

function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier)
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null
  if (!ts.isCallExpression(node)) return null
  const called = node.expression
  const loads =
    called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')
  return loads ? textOf(node.arguments[0]) : null
}

const textOf = (node: ts.Node | undefined): string | null =>
  node && ts.isStringLiteral(node) ? node.text : null

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node)) return false
  const clause = node.importClause
  if (!clause) return false
  const names = clause.namedBindings
  const everyName = names && ts.isNamedImports(names) && names.elements.every((element) => element.isTypeOnly)
  return clause.isTypeOnly || (!clause.name && Boolean(everyName))
}
