import type { PhoneConfig } from '../../../../local/phone/protocol'

/** What the server would have put on the window; imported before any module of the runtime. */
const config: PhoneConfig = {
  phoneId: 'a',
  token: 't',
  user: { id: 'member', name: '甲', about: '' },
  users: [],
  clockOffset: 0,
  location: { latitude: 0, longitude: 0 },
  device: { width: 375, height: 667 },
  fontScale: 1,
}

Object.assign(globalThis, { __PHONE_CONFIG__: config })
