import path from 'node:path'
import simulate from 'miniprogram-simulate'

/** The mini-program's components under exparser, WeChat's own component framework. */

const root = path.resolve(__dirname, '../../../miniprogram')
const vant = path.resolve(__dirname, '../../../node_modules/@vant/weapp/lib')

type Component = ReturnType<typeof simulate.render>

/**
 * Loads a component of ours by its name. Once for each test file, in beforeAll: loading twice gives a broken id.
 * Vant's are loaded from where npm put them; WeChat's npm build would only copy them.
 */
export function load(name: string): string {
  return simulate.load(path.join(root, `components/${name}/${name}`), name, {
    rootPath: root,
    compiler: 'official',
    // It compiles every page there is, and answers all of it at once.
    compilerOptions: { maxBuffer: 32 * 1024 * 1024 },
    usingComponents: vantComponents(),
  } as never)
}

const vantComponents = () =>
  Object.fromEntries(
    ['loading', 'skeleton', 'switch'].map((name) => [`van-${name}`, path.join(vant, name, 'index')]),
  )

/** Puts a component on the page. */
export function mount(id: string, properties: Record<string, unknown> = {}): Component {
  const component = simulate.render(id, properties as never)
  component.attach(document.body.appendChild(document.createElement('div')))
  return component
}

/** Taps on the first thing that the selector finds, and waits until exparser has passed the event on. */
export const tap = (component: Component, selector: string): Promise<void> =>
  dispatch(component, selector, 'tap', {})

/** The same for any event, such as a built-in tag's, with its detail. */
export async function dispatch(component: Component, selector: string, event: string, detail: object) {
  const found = component.querySelector(selector)
  if (!found) throw new Error(`There is no ${selector} for ${event}.`)
  found.dispatchEvent(event, { bubbles: true, composed: true, detail } as never)
  await simulate.sleep(20)
}

/** What every rendered component has, but not its types. */
interface Listening {
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void
}

/** The details of every event of this name, as they come. */
export function eventsOf(component: Component, name: string): unknown[] {
  const details: unknown[] = []
  const { addEventListener } = component as unknown as Listening
  addEventListener.call(component, name, (event) => details.push(event.detail))
  return details
}

export const textOf = (component: Component, selector: string): string =>
  component.querySelector(selector)?.dom?.textContent?.trim() ?? ''
