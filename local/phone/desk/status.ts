import type { BuildProblem } from '../protocol'
import type { BuildNews } from './api'
import { byId, make } from './dom'

const shownProblems = 4

/** Says at the top whether the build is good, and shows what is wrong with it. */
export function showBuild({ ok, errors, milliseconds }: BuildNews): void {
  const state = byId('state')
  state.dataset['state'] = ok ? 'good' : 'bad'
  state.textContent = ok ? `已就绪，构建用时 ${milliseconds} 毫秒` : `构建失败，${errors.length} 处错误`
  const box = byId('problems')
  box.hidden = ok
  const more = errors.length - shownProblems
  box.replaceChildren(
    ...errors.slice(0, shownProblems).map(drawProblem),
    ...(more > 0 ? [make('p', {}, `还有 ${more} 处，见终端。`)] : []),
  )
}

export function showLost(): void {
  const state = byId('state')
  state.dataset['state'] = 'bad'
  state.textContent = '与本机服务断开，正在重连'
}

function drawProblem({ file, line, column, message }: BuildProblem): HTMLElement {
  const place = line > 0 ? `${file}:${line}:${column}` : file
  return make('p', {}, make('code', {}, place), ' ', message)
}
