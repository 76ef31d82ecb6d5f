/** The time of the whole sandbox: the stand-ins, the server, and the view that is loaded next. */
export interface SandboxTime {
  now(): Date;
  /** Milliseconds ahead of the real clock; negative in the past. */
  offset(): number;
  /** Moves it on, or back with a negative number. */
  moveBy(milliseconds: number): Promise<void>;
  /** Sets it; `null` is the present. */
  set(time: Date | null): Promise<void>;
  /** Does something at another time, and comes back. */
  during<Outcome>(time: Date, action: () => Promise<Outcome>): Promise<Outcome>;
}

/** @param tellServer sets the server's clock; `null` is the present */
export function createTime(tellServer: (time: Date | null) => Promise<void>): SandboxTime {
  let offset = 0;

  async function shift(milliseconds: number): Promise<void> {
    offset = milliseconds;
    await tellServer(milliseconds === 0 ? null : new Date(Date.now() + milliseconds));
  }

  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    moveBy: (milliseconds) => shift(offset + milliseconds),
    set: (time) => shift(time === null ? 0 : time.getTime() - Date.now()),
    async during(time, action) {
      const before = offset;
      await shift(time.getTime() - Date.now());
      try {
        return await action();
      } finally {
        await shift(before);
      }
    },
  };
}
