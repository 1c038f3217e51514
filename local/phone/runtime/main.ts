/** runtime.js: the logic layer and the shell of the phone. Loaded before app.js, which calls `__phone.boot`. */
import { installClock } from './clock'
import { boot } from './boot'
import { inspector } from './inspect'
import { templateHooks } from './framework/wxs'
import { scope } from './scope'
import { installSystemFont } from './view/systemFont'

installClock(window.__PHONE_CONFIG__.clockOffset)
installSystemFont(window)
// Templates are made before anything boots.
scope['__templateHooks'] = templateHooks
window.__phone = { boot, scope, inspector }
