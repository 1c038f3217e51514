import ts from 'typescript'
import type { Finding } from './finding'
import { readImports, readSource, type Import } from './imports'
import { listFiles } from './files'
import path from 'node:path'

/** Who may import what: docs/architecture.md says it in words. The first rule that fits a file is its rule. */
interface Rule {
  from: RegExp
  /** Files (from the root, without ending) that may be imported. */
  files: readonly RegExp[]
  /** Packages that may be imported. */
  packages: readonly RegExp[]
}

const none: readonly RegExp[] = []
const kit = /^miniprogram\/shared\/kit\//
const contract = /^miniprogram\/shared\/contract\//
const rules = /^miniprogram\/shared\/rules\//
const shared = /^miniprogram\/shared\//
const services = /^miniprogram\/services\//
const ui = /^miniprogram\/ui\//
const components = /^miniprogram\/components\//
const backKit = /^cloudfunctions\/(kit|schema)\//
const sdk = /^wx-server-sdk$/
const node = /^node:/
const zod = /^zod$/
/** Reading spreadsheets, and how names sound: the function that imports rosters carries them. */
const rosterPackages = [/^fflate$/, /^saxes$/, /^pinyin-pro$/]
/** What a screen may take from npm. */
const screenPackages = [/^@vant\/weapp\//, /^qrcode-generator$/]

const table: readonly Rule[] = [
  { from: kit, files: [kit], packages: [/^dayjs$/] },
  { from: contract, files: [kit, contract], packages: none },
  { from: rules, files: [kit, contract, rules], packages: none },
  { from: shared, files: [shared], packages: none },
  { from: services, files: [shared, services], packages: none },
  { from: ui, files: [shared, services, ui], packages: screenPackages },
  { from: components, files: [shared, services, ui, components], packages: screenPackages },
  { from: /^miniprogram\//, files: [shared, services, ui, components], packages: screenPackages },
  {
    from: /^cloudfunctions\/kit\/(wxDb|wxTransaction|wxWeChat|auth)\.ts$/,
    files: [shared, backKit],
    packages: [sdk, zod, node],
  },
  { from: /^cloudfunctions\/kit\/sheet\.ts$/, files: [backKit], packages: [/^fflate$/] },
  { from: backKit, files: [shared, backKit], packages: [zod, node] },
  {
    from: /^cloudfunctions\/roster\//,
    files: [shared, backKit, /^cloudfunctions\/\w+\/public$/],
    packages: [zod, node, ...rosterPackages],
  },
  {
    // How a title sounds, for who searches by pinyin.
    from: /^cloudfunctions\/lesson\/terms\.ts$/,
    files: none,
    packages: [/^pinyin-pro$/],
  },
  // What is written inside a file that goes with an event.
  { from: /^cloudfunctions\/event\/insideFile\.ts$/, files: [shared], packages: [/^fflate$/] },
  {
    from: /^cloudfunctions\//,
    files: [shared, backKit, /^cloudfunctions\/\w+\/public$/],
    packages: [zod, node],
  },
]

/** Globals that shared code cannot have on both sides. */
const foreign = new Set(['wx', 'process', 'Buffer', 'require', 'window', 'document', 'fetch', '__dirname'])

export function checkArrows(root: string): Finding[] {
  const wrong = readImports(root, ['miniprogram', 'cloudfunctions']).filter((one) => !allowed(one))
  return [
    ...wrong.map((one) => ({ file: one.from, line: one.line, message: `must not import ${one.specifier}` })),
    ...listFiles(path.join(root, 'miniprogram/shared'), ['.ts']).flatMap((file) =>
      foreignNames(root, `miniprogram/shared/${file}`),
    ),
  ]
}

function allowed(one: Import): boolean {
  const rule = table.find(({ from }) => from.test(one.from))
  if (!rule) return true
  if (!one.relative) return rule.packages.some((name) => name.test(one.specifier))
  return (sameUnit(one) || rule.files.some((file) => file.test(one.target))) && reachable(one)
}

/** A page's own folder, a subpackage, a function: inside one of these everything may be imported. */
const unit = /^(miniprogram\/packages\/\w+|miniprogram\/pages\/[\w-]+|cloudfunctions\/\w+)\//

function sameUnit({ from, target }: Import): boolean {
  const own = unit.exec(from)?.[0]
  return own !== undefined && !backKit.test(from) && target.startsWith(own)
}

/** WeChat loads a subpackage when it is visited, so nobody outside it may lean on its code. */
function reachable({ from, target }: Import): boolean {
  const home = /^miniprogram\/packages\/\w+\//.exec(target)?.[0]
  return home === undefined || from.startsWith(home)
}

function foreignNames(root: string, file: string): Finding[] {
  const source = readSource(root, file)
  const found: Finding[] = []
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child) && foreign.has(child.text) && isGlobalUse(child)) {
      const line = source.getLineAndCharacterOfPosition(child.getStart(source)).line + 1
      found.push({ file, line, message: `uses ${child.text}, which one of the two sides does not have` })
    }
    ts.forEachChild(child, visit)
  }
  visit(source)
  return found
}

/** Not a property's name and not a declaration of the same name. */
function isGlobalUse(name: ts.Identifier): boolean {
  const parent = name.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name
  if (ts.isPropertyAssignment(parent)) return parent.initializer === name
  const declares = ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isParameter(parent)
  return !declares && !ts.isVariableDeclaration(parent) && !ts.isBindingElement(parent)
}
