import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { first, fresh, go, soon, until, type Case } from './kit'

type Mini = Parameters<Case['run']>[0]

const temporary = (name: string): string => path.join(os.tmpdir(), `xhm-${process.pid}-${Date.now()}-${name}`)

type Button = 'authorizeAllow' | 'authorizeCancel' | 'confirmModal' | 'cancelModal'

/** Presses until the dialog is there to be pressed. */
function press(mini: Mini, button: Button): Promise<void> {
  const native = mini.native()
  return until(`${button} found a dialog`, async () => native[button]().then(() => true))
}

const pathNow = async (mini: Mini): Promise<string | undefined> => (await mini.currentPage())?.path

export const tool: readonly Case[] = [
  {
    rows: ['screenshot'],
    name: 'a picture of the screen comes as base64, or goes into a file',
    async run(mini) {
      await fresh(mini)
      const data = Buffer.from((await mini.screenshot()) as string, 'base64')
      expect(data.subarray(1, 4).toString()).toBe('PNG')
      expect(data.readUInt32BE(16) % 375).toBe(0)
      const file = temporary('shot.png')
      await mini.screenshot({ path: file })
      expect(fs.readFileSync(file).subarray(1, 4).toString()).toBe('PNG')
      fs.rmSync(file)
    },
  },
  {
    rows: ['testAccounts'],
    name: 'the test accounts are the people that a phone can be of',
    async run(mini) {
      const accounts = (await mini.testAccounts()) as object[]
      expect(accounts.length).toBeGreaterThanOrEqual(2)
      expect(accounts[0]).toEqual({
        openid: expect.any(String) as string,
        nickName: expect.any(String) as string,
        id: expect.any(String) as string,
      })
    },
  },
  {
    rows: ['getTicket', 'setTicket', 'refreshTicket'],
    name: 'a ticket is kept',
    async run(mini) {
      await mini.setTicket('T')
      await mini.refreshTicket()
      expect(await mini.getTicket()).toEqual({ ticket: 'T', expiredTime: expect.any(Number) as number })
    },
  },
  {
    rows: ['stopAudits'],
    name: 'the audit tells what went wrong, as data and as a page of HTML',
    async run(mini) {
      await fresh(mini)
      await mini.evaluate('function () { console.error("seen by the audit") }')
      const file = temporary('audit.html')
      const { score, rules } = (await mini.stopAudits({ path: file })) as {
        score: number
        rules: { id: string; passed: boolean; found: string[] }[]
      }
      expect(score).toBeLessThan(100)
      expect(rules.find(({ id }) => id === 'console-errors')).toMatchObject({ passed: false })
      expect(rules.find(({ id }) => id === 'nodes')).toMatchObject({ passed: true, found: [] })
      expect(fs.readFileSync(file, 'utf8')).toContain('seen by the audit')
      fs.rmSync(file)
    },
  },
  {
    rows: ['remote'],
    name: 'remote debugging begins at once, since the phone is the device',
    async run(mini) {
      await mini.remote(true)
    },
  },
  {
    rows: ['native().confirmModal', 'native().cancelModal'],
    name: 'a modal is confirmed or cancelled',
    async run(mini) {
      const asked = mini.callWxMethod('showModal', { title: 'sure?' })
      await press(mini, 'confirmModal')
      expect(await asked).toMatchObject({ confirm: true, cancel: false })
      const again = mini.callWxMethod('showModal', { title: 'sure?' })
      await press(mini, 'cancelModal')
      expect(await again).toMatchObject({ confirm: false, cancel: true })
      await expect(mini.native().confirmModal()).rejects.toThrow('no dialog is open')
    },
  },
  {
    rows: ['native().authorizeAllow', 'native().authorizeCancel'],
    name: 'a permission is given or refused',
    async run(mini) {
      const camera = mini.callWxMethod('authorize', { scope: 'scope.camera' })
      await press(mini, 'authorizeAllow')
      expect(await camera).toMatchObject({ errMsg: 'authorize:ok' })
      const record = expect(mini.callWxMethod('authorize', { scope: 'scope.record' })).rejects.toThrow('deny')
      await press(mini, 'authorizeCancel')
      await record
    },
  },
  {
    rows: ['native().goHome', 'native().navigateLeft', 'native().switchTab'],
    name: 'the buttons around the page lead home, back and to another tab',
    async run(mini) {
      await fresh(mini)
      await mini.native().switchTab({ url: '/pages/tab/tab' })
      expect(await pathNow(mini)).toBe('pages/tab/tab')
      await go(mini, 'navigateTo', '/pages/detail/detail')
      await mini.native().navigateLeft()
      expect(await pathNow(mini)).toBe('pages/tab/tab')
      await mini.native().goHome()
      expect(await pathNow(mini)).toBe('pages/main/main')
    },
  },
  {
    rows: ['native().shareConfirm', 'native().shareCancel'],
    name: 'what a page shares is sent or not',
    async run(mini) {
      const page = await go(mini, 'reLaunch', '/pages/detail/detail')
      const share = await first(page, '.share')
      await share.tap()
      await soon()
      await mini.native().shareCancel()
      await share.tap()
      await soon()
      await mini.native().shareConfirm()
      expect(await page.data('shared')).toBe(2)
      await expect(mini.native().shareConfirm()).rejects.toThrow('no dialog is open')
    },
  },
  {
    rows: ['native().closePaymentDialog'],
    name: 'there is no payment dialog to close',
    async run(mini) {
      await expect(mini.native().closePaymentDialog()).rejects.toThrow('no dialog is open')
    },
  },
]
