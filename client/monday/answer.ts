/** monday did not answer in time; the request may still have been carried out. */
export class NoAnswer extends Error {
  constructor(what: string) {
    super(`monday did not answer: ${what}`);
    this.name = 'NoAnswer';
  }
}

/**
 * Waits for monday's answer, but not for ever: the SDK itself sets no limit.
 *
 * @param what names the request in the error
 * @throws NoAnswer when the time is over
 */
export async function answerWithin<Answer>(
  milliseconds: number,
  what: string,
  asked: Promise<Answer>,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(what)), milliseconds);
  });
  try {
    return await Promise.race([asked, over]);
  } finally {
    clearTimeout(timer);
  }
}
