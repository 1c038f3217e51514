/** What is wrong with a number that others shall call, '' when it can be called: a mobile, or an office's with its area code. */
export function wrongPhone(phone: string): string {
  if (phone === '') return '请填一个党员打得通的电话'
  const digits = phone.replace(/[ -]/g, '')
  const isMobile = /^1\d{10}$/.test(digits)
  const isOffice = /^0\d{9,11}$/.test(digits) || /^[2-9]\d{6,7}$/.test(digits)
  return isMobile || isOffice ? '' : '这个电话打不通。手机号是 11 位，座机请带区号'
}
