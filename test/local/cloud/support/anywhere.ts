import tcb from '@cloudbase/node-sdk'
import * as wxServerSdk from 'wx-server-sdk'
import type { Cloud, CloudOptions } from '../../../../local/cloud'
import { testCloud } from './cloud'

/** Where tests run that know nothing but the SDKs. */
export interface Anywhere {
  /** Null in a real environment. */
  local: Cloud | null
  stop(): Promise<void>
}

/**
 * A local cloud, or the real environment that CLOUD_TEST_ENV, CLOUD_TEST_SECRET_ID and CLOUD_TEST_SECRET_KEY name. This
 * process is set up to reach it by the SDKs.
 */
export async function anywhere(options: Partial<CloudOptions> = {}): Promise<Anywhere> {
  const { CLOUD_TEST_ENV: env, CLOUD_TEST_SECRET_ID: id, CLOUD_TEST_SECRET_KEY: key } = process.env
  if (env === undefined) {
    const local = await testCloud(options)
    return { local, stop: () => local.stop() }
  }
  Object.assign(process.env, { TCB_ENV: env, TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key })
  return { local: null, stop: () => Promise.resolve() }
}

interface FileStatus {
  fileID: string
  status: number
  errMsg: string
}

/** The parts of wx-server-sdk that its own declarations leave vague. */
export interface WxSdk {
  init(options: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  uploadFile(options: {
    cloudPath: string
    fileContent: unknown
  }): Promise<{ fileID: string; statusCode: number }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer; statusCode: number }>
  getTempFileURL(options: {
    fileList: (string | { fileID: string; maxAge: number })[]
  }): Promise<{ fileList: (FileStatus & { tempFileURL: string; maxAge: number })[] }>
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: FileStatus[] }>
  callFunction(options: { name: string; data: unknown }): Promise<{ result: unknown }>
  openapi: Record<string, Record<string, (data: object) => Promise<Record<string, unknown>>>>
}

export function wxSdk(): WxSdk {
  const cloud = wxServerSdk as unknown as WxSdk
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  return cloud
}

/** The SDK below it, as an app of its own. */
export const nodeSdk = (): ReturnType<typeof tcb.init> => tcb.init({ env: process.env['TCB_ENV'] ?? '' })

/** A name that no other run has used: a real environment remembers. */
export const fresh = (name: string): string =>
  `test-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}/${name}`

/** What a promise rejects with. */
export const failureOf = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => ({ outcome: 'it succeeded' }),
    (error: unknown) => error as Record<string, unknown>,
  )
