import type { Switches } from '../../inspector'
import { host } from '../host'
import { setNetworkMode } from '../network'
import { setTheme } from '../theme'
import { askedPermissions, forgetPermissions } from '../wx/permissions'
import { forgetPrivacy, privacyAgreed } from '../wx/privacy'

export const switches: Switches = {
  setNetwork: setNetworkMode,
  setTheme,
  setLocation(latitude, longitude) {
    host.config.location = { latitude, longitude }
  },
  permissions() {
    const privacy = privacyAgreed() ? [{ scope: 'privacy', name: '隐私保护指引', allowed: true }] : []
    return [...privacy, ...askedPermissions()]
  },
  resetPermissions() {
    forgetPermissions()
    forgetPrivacy()
  },
}
