/** The page at `/`: phones on a desk, who one is on each, what happens in them, and the time of day. */
import { listen } from './api'
import { clock, showClock } from './clock'
import { config } from './config'
import { button } from './controls'
import { byId } from './dom'
import { Phones } from './phones'
import { showBuild, showLost } from './status'

const more = button('再开一部手机', 'quiet', () => void phones.add())
const phones = new Phones(byId('desk'), () => (more.hidden = !phones.canAdd()))

byId('title').textContent = config.title
document.title = config.title
byId('tools').append(clock(), more)
void phones.restore()

window.addEventListener('resize', () => phones.fit())
listen({
  onBuild: (news) => {
    showBuild(news)
    phones.fit()
  },
  onLost: showLost,
  onHolder: ({ phone, user }) => phones.showHolder(phone, user),
  onClock: ({ clockOffset }) => showClock(clockOffset),
})
