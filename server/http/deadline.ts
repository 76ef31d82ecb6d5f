/**
 * Runs work that has to end by a deadline, and lets go of the deadline with it. `AbortSignal.timeout` would
 * hold whatever listens to it, answers of providers included, until its time has come.
 *
 * @param milliseconds from now; the signal then aborts with a `TimeoutError`
 * @param work takes the signal, and has to watch it by itself
 */
export async function withDeadline<Result>(
  milliseconds: number,
  work: (deadline: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const end = new AbortController();
  const timer = setTimeout(
    () => end.abort(new DOMException('It did not end in time.', 'TimeoutError')),
    milliseconds,
  );
  timer.unref();
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
  }
}
