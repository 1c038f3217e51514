/** What WeChat and the cloud offer besides the database, as actions see it. `wxWeChat.ts` is the one adapter. */
export interface WeChat {
  /** The number behind the phone-number button's code, without the country's; null when the code is not good (any more). */
  phoneOf(code: string): Promise<string | null>
  /** Whether WeChat lets the caller publish this text (msgSecCheck). */
  isAllowed(text: string): Promise<boolean>
  /** Whether WeChat lets this picture be shown (imgSecCheck): JPEG or PNG of at most 1 MB. */
  isPictureAllowed(bytes: Buffer, contentType: string): Promise<boolean>
  /**
   * Has WeChat listen to a recording (mediaCheckAsync), by an address that it can read. Answers the check's name, by which the
   * message `wxa_media_check` tells later what was found, to the function that the console names.
   */
  checkSound(address: string): Promise<string>
  /** The caller's openid, for messages only; '' when a timer runs. It is stored in `subscriptions` and nowhere else. */
  callerOpenid(): string
  /** Sends one subscription message, which uses one consent up. */
  sendMessage(message: SubscriptionMessage): Promise<MessageResult>
  /** Addresses under which a phone can read stored files for a while, by file id; files that are gone are left out. */
  addressesOf(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The bytes of a stored file; null when there is none. */
  download(fileId: string): Promise<Buffer | null>
  /** Stores a file and answers its id. */
  upload(path: string, bytes: Buffer): Promise<string>
  remove(fileIds: readonly string[]): Promise<void>
}

export interface SubscriptionMessage {
  openid: string
  templateId: string
  /** Where a tap leads, without a leading slash. */
  page: string
  /** By the template's keyword: 'thing1', 'time2'. */
  data: Readonly<Record<string, string>>
}

/** `refused`: no consent is left at WeChat. `unusable`: it can never be sent as it is. `failed`: try again later. */
export type MessageResult = 'sent' | 'refused' | 'unusable' | 'failed'
