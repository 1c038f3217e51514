import type { Report } from './report'
import { coldBuild, rebuilds } from './phone/builds'
import { movement } from './phone/movement'
import { vantAgainstPlain } from './phone/vant'

/** What one waits for while working with the phone, and whether it gives back what it takes. */
export async function run(report: Report): Promise<void> {
  report('phone.build_cold_s', await coldBuild(), 's')
  report('phone.rebuild_ms', await rebuilds(), 'ms')
  report('phone.vant_page_fcp_vs_plain', await vantAgainstPlain(), 'times')
  const { navigate, leak } = await movement()
  report('phone.navigate_ms', navigate, 'ms')
  report('phone.leak_mb', leak, 'MB')
}
