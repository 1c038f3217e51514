import { attributeOf, propertiesOf, propertyOf } from './attributes'
import { componentCaller } from './callers'
import { callElementFunction } from './elementFunctions'
import { dispatchEvent, tap, touch, triggerEvent } from './fingers'
import { all, callOn, one } from './pageMethods'
import { nodeOf, pageOf } from './registry'
import { selectAll } from './select'
import { domOf, type GlassNode } from './tree'
import { atPath, namesOf, plain } from './values'
import { innerWxml, outerWxml } from './wxml'
import { host } from '../host'

type Params = Record<string, unknown>

function drawnAs(node: GlassNode): HTMLElement {
  const element = domOf(node)
  if (!element) throw new Error('the element is not drawn')
  return element
}

function offsetOf(node: GlassNode): { left: number; top: number } {
  const element = drawnAs(node)
  const { left, top } = element.getBoundingClientRect()
  const win = element.ownerDocument.defaultView
  return { left: left + (win?.scrollX ?? 0), top: top + (win?.scrollY ?? 0) }
}

function property(node: GlassNode, name: string): unknown {
  if (name === '__propPublic')
    return Object.fromEntries(Object.keys(propertiesOf(node)).map((key) => [key, true]))
  const moved = /^_translate([XY])$/.exec(name)
  if (!moved) return plain(propertyOf(node, name))
  const { transform } = getComputedStyle(drawnAs(node))
  const matrix = new DOMMatrix(transform === 'none' ? '' : transform)
  return moved[1] === 'X' ? matrix.m41 : matrix.m42
}

function styleOf(node: GlassNode, name: string): string {
  const element = drawnAs(node)
  return element.ownerDocument.defaultView?.getComputedStyle(element).getPropertyValue(dashed(name)) ?? ''
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A video's context lives in the page, and is made by the id that its tag bears. */
async function callContext(params: Params): Promise<object> {
  const id = params['videoId']
  if (!id) throw new Error('id is not provided')
  const create = host.wx['createVideoContext'] as (id: unknown) => Params
  return { result: await callOn(create(id), 'component', params) }
}

type OnElement = (node: GlassNode, params: Params) => unknown

const onElement: Record<string, OnElement> = {
  getElement: (node, params) => one(selectAll, node, params),
  getElements: (node, params) => all(selectAll, node, params),
  getDOMProperties: (node, params) => {
    const element = drawnAs(node) as unknown as Params
    return { properties: namesOf(params).map((name) => plain(element[name])) }
  },
  getAttributes: (node, params) => ({ attributes: namesOf(params).map((name) => attributeOf(node, name)) }),
  getStyles: (node, params) => ({ styles: namesOf(params).map((name) => styleOf(node, name)) }),
  getProperties: (node, params) => ({ properties: namesOf(params).map((name) => property(node, name)) }),
  getOffset: offsetOf,
  getWXML: (node, { type }) => ({ wxml: type === 'outer' ? outerWxml(node) : innerWxml(node) }),
  tap,
  touchstart: (node, params) => touch(node, 'touchstart', params),
  touchmove: (node, params) => touch(node, 'touchmove', params),
  touchend: (node, params) => touch(node, 'touchend', params),
  triggerEvent,
  dispatchEvent,
  callFunction: callElementFunction,
  getData: (node, { path }) => ({ data: plain(atPath(componentCaller(node).data, path)) }),
  setData: (node, { data }) => componentCaller(node).setData(data as Params),
  callMethod: async (node, params) => ({ result: await callOn(componentCaller(node), 'component', params) }),
  callContextMethod: (_, params) => callContext(params),
}

/** What is asked of the component itself; everything else needs the page to be seen. */
const ofComponent = new Set(['getData', 'setData', 'callMethod', 'callContextMethod'])

export const elementMethods: Record<string, (params: Params) => unknown> = Object.fromEntries(
  Object.entries(onElement).map(([name, run]) => [
    `Element.${name}`,
    (params: Params): unknown => {
      pageOf(params, !ofComponent.has(name))
      return run(nodeOf(params), params)
    },
  ]),
)
