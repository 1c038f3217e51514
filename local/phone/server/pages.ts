import type { BuildProblem, PhoneConfig } from '../protocol'
import type { Builds } from './builds'

const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
/** Changes when the set of weights does; the font itself is versioned by its package. */
const fontLink = '<link rel="stylesheet" href="/fonts.css?v=1">'

/** JSON that may stand inside a script element. */
export function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, (it) => (it === '\u2028' ? '\\u2028' : '\\u2029'))
}

/** One phone. */
export function phonePage(config: PhoneConfig, builds: Builds): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head>${head}<title>${config.user.name}</title>${fontLink}
<script>window.__PHONE_CONFIG__ = ${inScript(config)}</script></head>
<body>${scriptTag('runtime.js', builds)}${scriptTag('app.js', builds)}</body></html>`
}

/** The document of one page of the mini-program, inside the phone. */
export function pagePage(builds: Builds): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head>${head}${fontLink}</head><body>${scriptTag('view.js', builds)}</body></html>`
}

function scriptTag(name: string, builds: Builds): string {
  return `<script src="/${name}?v=${builds.version(name)}"></script>`
}

/** In place of app.js while there has been no good build: says why, and reloads when there is one. */
export function failedApp(problems: readonly BuildProblem[]): string {
  return `(${showFailure})(${inScript(problems)});`
}

/** Runs in the browser. */
const showFailure = `function (problems) {
  var box = document.createElement('pre');
  box.setAttribute('role', 'alert');
  box.style.cssText = 'position:fixed;inset:0;z-index:9999;margin:0;padding:64px 20px;overflow:auto;' +
    'white-space:pre-wrap;font:14px/1.6 ui-monospace,Menlo,monospace;background:#fff;color:#9f1d1d';
  function show(problems) {
    box.textContent = problems.map(function (it) {
      return it.file + (it.line ? ':' + it.line + ':' + it.column : '') + '\\n' + it.message;
    }).join('\\n\\n');
  }
  show(problems);
  document.body.append(box);
  var events = new EventSource('/api/events?token=' + window.__PHONE_CONFIG__.token);
  events.addEventListener('build', function (event) {
    var news = JSON.parse(event.data);
    if (news.runs) location.reload();
    else show(news.errors);
  });
}`
