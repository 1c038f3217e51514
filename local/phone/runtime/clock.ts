/**
 * The clock that page code reads. The server may live in another hour than the browser (tests set it), so `Date`
 * is shifted for everybody in the shell's realm, before any code of the mini-program runs.
 */
const RealDate = Date

let offset = 0

/** Milliseconds since the epoch, as the server counts them. */
export function now(): number {
  return RealDate.now() + offset
}

/** @param milliseconds server time minus browser time */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds
}

/** Replaces `window.Date`. `instanceof Date` and `Object.prototype.toString` work as before. */
export function installClock(milliseconds: number): void {
  setClockOffset(milliseconds)
  const shifted = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
  RealDate.prototype.constructor = shifted
  window.Date = shifted
}
