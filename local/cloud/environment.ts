import type { Caller } from './types'

/** The one environment that a local cloud has, as WeChat would name it. */
export const environmentId = 'local-env'

const wxKeys = 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN'

/**
 * The environment in which an unmodified SDK talks to this cloud (what each variable does: see the SDK's
 * `tcbcontext.ts`). Without TENCENTCLOUD_RUNENV it would ask a metadata host before every request.
 */
export function baseEnvironment(url: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-id',
    TENCENTCLOUD_SECRETKEY: 'local-key',
    SCF_NAMESPACE: environmentId,
    TCB_ENV: environmentId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    WX_CONTEXT_KEYS: wxKeys,
  }
}

/**
 * What differs from one call to the next. The session token comes back with every request of the SDK, which tells the
 * cloud on whose behalf it acts. Undefined removes a variable that an earlier call left behind.
 */
export function callEnvironment(
  caller: Caller | undefined,
  sessionToken: string,
  trigger?: 'timer',
): Record<string, string | undefined> {
  return {
    TENCENTCLOUD_SESSIONTOKEN: sessionToken,
    TCB_SOURCE: caller ? 'wx_client' : trigger ? 'wx_trigger' : 'scf',
    WX_OPENID: caller?.openid,
    WX_APPID: caller?.appid,
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: 'local-wx-token',
    TRIGGER_SRC: trigger,
  }
}
