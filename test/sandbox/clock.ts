/**
 * Preload of the sandbox (`node --import`) that shifts `Date` in the server's process when the
 * sandbox says so. It is the only part of the sandbox that runs there, and the server does not know
 * of it.
 */

/** From the sandbox, and back as its acknowledgement. */
export interface ClockMessage {
  clockOffsetMilliseconds: number;
}

const RealDate = Date;
let offset = 0;

const isClockMessage = (message: unknown): message is ClockMessage =>
  typeof message === 'object' && message !== null && 'clockOffsetMilliseconds' in message;

/** As `Date`, except that "now" is another time. */
const ShiftedDate = new Proxy(RealDate, {
  construct(target, parts, newTarget) {
    const given = parts.length === 0 ? [RealDate.now() + offset] : parts;
    return Reflect.construct(target, given, newTarget);
  },
  apply: () => new ShiftedDate().toString(),
  get(target, name, receiver) {
    if (name === 'now') return () => RealDate.now() + offset;
    return Reflect.get(target, name, receiver);
  },
});
globalThis.Date = ShiftedDate;

process.on('message', (message) => {
  if (!isClockMessage(message)) return;
  offset = message.clockOffsetMilliseconds;
  process.send?.(message);
});
// The server must not outlive the sandbox, however that one ends.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
