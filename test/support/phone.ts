import automator from 'miniprogram-automator'
import type Element from 'miniprogram-automator/out/Element'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import type Page from 'miniprogram-automator/out/Page'
import fs from 'node:fs'
import path from 'node:path'
import { endTurn } from './control'

/** What the client's types leave out: fields have it. */
type InputElement = Element & { input(value: string): Promise<void> }

/** What any single step may take, milliseconds; more on a machine that is busy. The official client itself never gives up. */
const patience = Number(process.env['E2E_PATIENCE']) || 25_000
const pause = 30

/** The person in whose hands a phone is: ids of local/seed/users.ts. */
export type Person =
  | 'member'
  | 'member2'
  | 'keeper'
  | 'secretary'
  | 'district'
  | 'lecturer'
  | 'reviewer'
  | 'newcomer'
  | 'resident'

const open = new Set<Phone>()

/**
 * Opens a phone for somebody, at the home page. `name` tells phones of the same person apart; `choices` are what the
 * address of a phone may say, such as `{ font: '1.4' }`.
 */
export async function openPhone(
  user: Person,
  name = `e2e-${user}`,
  choices: Record<string, string> = {},
): Promise<Phone> {
  const mini = await within(
    'connect',
    automator.connect({ wsEndpoint: endpoint(user, name, choices) }),
    60_000,
  )
  const phone = new Phone(name, mini)
  open.add(phone)
  await phone.relaunch('pages/home/home')
  return phone
}

/**
 * Where a person's phone is. Our own server opens it by its address. WeChat DevTools has one account for each port and
 * knows no parameters: there E2E_AUTOMATION_MEMBER2 and so on name the ports of the others (docs/automation.md).
 */
function endpoint(user: Person, phone: string, choices: Record<string, string>): string {
  const own = process.env[`E2E_AUTOMATION_${user.toUpperCase()}`]
  return own ?? `${process.env['E2E_AUTOMATION']}/?${new URLSearchParams({ phone, user, ...choices })}`
}

/** To be called after each file: lets go of the phones. */
export function closePhones(): void {
  for (const phone of open) phone.mini.disconnect()
  open.clear()
  endTurn()
}

/** The official client with a limit on every step, and without its sleeps. */
export class Phone {
  /** What the mini-program threw and nobody caught. */
  readonly exceptions: string[] = []

  constructor(
    readonly name: string,
    readonly mini: MiniProgram,
  ) {
    mini.on('exception', ({ message }: { message: string }) => this.exceptions.push(message))
  }

  page(): Promise<Page> {
    return within('currentPage', this.mini.currentPage() as Promise<Page>)
  }

  /** Goes to a page, as an opened link does: everything before it is closed. */
  async relaunch(route: string): Promise<Page> {
    await within(`reLaunch ${route}`, this.mini.callWxMethod('reLaunch', { url: `/${route}` }))
    return this.arrive(route.split('?')[0] ?? '')
  }

  /** Waits until a page is on top. */
  arrive(route: string): Promise<Page> {
    return until(`the page ${route}`, async () => {
      const page = await this.page()
      return page.path === route ? page : null
    })
  }

  back(): Promise<unknown> {
    return within('navigateBack', this.mini.callWxMethod('navigateBack'))
  }

  /** Waits for an element of the page; `text` must be part of what it shows. */
  find(selector: string, text = ''): Promise<Element> {
    return until(`${selector} ${text}`.trim(), async () => (await this.all(selector, text))[0] ?? null)
  }

  /** The elements that are there now. */
  async all(selector: string, text = ''): Promise<Element[]> {
    const page = await this.page()
    const found = (await within(selector, page.$$(selector))) as Element[]
    if (!text) return found
    const shown = await Promise.all(found.map((element) => this.textOf(element)))
    return found.filter((_, index) => shown[index]?.includes(text))
  }

  async tap(selector: string, text = ''): Promise<void> {
    await this.on(selector, text, (element) => within(`tap ${selector}`, element.tap()))
  }

  /** Writes into a field, as the keyboard does. */
  async type(selector: string, words: string): Promise<void> {
    await this.on(selector, '', (element) =>
      within(`type into ${selector}`, (element as InputElement).input(words)),
    )
  }

  /** Says yes to WeChat's own questions that are open now or come up soon, and goes on when there are none. */
  async allow(): Promise<void> {
    for (let tries = 0; tries < 10; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      await within('allow', this.mini.native().authorizeAllow()).catch(() => undefined)
    }
  }

  /** What an element shows, once it is there. */
  async text(selector: string, text = ''): Promise<string> {
    return this.on(selector, text, (element) => this.textOf(element))
  }

  /** Does something with an element, and again with its successor when the page has just drawn itself anew. */
  private async on<T>(selector: string, text: string, act: (element: Element) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      const element = await this.find(selector, text)
      try {
        return await act(element)
      } catch (error) {
        if (tries === 5 || !/destroyed/.test(String(error))) throw error
      }
    }
  }

  /** Waits until nothing like this is there any more. */
  async gone(selector: string, text = ''): Promise<void> {
    await until(
      `no ${selector} ${text}`.trim(),
      async () => (await this.all(selector, text)).length === 0 || null,
    )
  }

  /** Waits until the page shows the same thing for a while: whatever it fetched is there. */
  async settle(): Promise<void> {
    let before = ''
    await until('the page to come to rest', async () => {
      const now = JSON.stringify(await (await this.page()).data())
      const still = now === before
      before = now
      await new Promise((resolve) => setTimeout(resolve, still ? 0 : 250))
      return still || null
    })
  }

  async textOf(element: Element): Promise<string> {
    const text = (await within('text', element.text())) as string
    return text.trim()
  }

  /** A picture under .cache/e2e/, for whoever looks into a failure. */
  async screenshot(name: string): Promise<string> {
    const file = path.resolve(
      __dirname,
      '../../.cache/e2e',
      `${name} ${this.name}.png`.replace(/[\\/:*?"<>|]/g, '_'),
    )
    fs.mkdirSync(path.dirname(file), { recursive: true })
    await within('screenshot', this.mini.screenshot({ path: file }))
    return file
  }
}

/** A test that leaves a picture of every open phone when it fails, and fails when the mini-program threw anything. */
export function story(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    try {
      await run()
      expect([...open].flatMap((phone) => phone.exceptions.splice(0))).toEqual([])
    } catch (error) {
      const pictures = await Promise.all([...open].map((phone) => phone.screenshot(name).catch(String)))
      if (error instanceof Error)
        error.message += `\nSee ${pictures.join(', ') || 'no picture: no phone is open'}`
      throw error
    }
  })
}

/** Asks again and again until the answer is not null. */
export async function until<T>(what: string, ask: () => Promise<T | null>, limit = patience): Promise<T> {
  const end = Date.now() + limit
  let last: unknown
  while (Date.now() < end) {
    try {
      const answer = await ask()
      if (answer !== null) return answer
    } catch (error) {
      // The page may be changing under our hands.
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  throw new Error(`Waited ${limit / 1000} s in vain for ${what}${last ? ` (${String(last)})` : ''}.`)
}

async function within<T>(what: string, promise: Promise<T>, limit = patience): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${limit / 1000} s.`)), limit)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
