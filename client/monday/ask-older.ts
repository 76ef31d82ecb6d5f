import { isAboutShape, limitSecondsOf } from './faults.ts';

/**
 * Returns a function that asks monday in the present form, and in an older one where monday does not
 * know the present: the page around the view may answer in an older version of the API, and may say
 * no more than that it failed. What was understood is remembered.
 *
 * The function throws the first error: it says more than that of the second try, unless that is a limit,
 * which passes. A limit or a refusal is no reason to ask again in other words.
 */
export function askOlderWhereNeeded<Input, Answer>(
  current: (input: Input) => Promise<Answer>,
  older: (input: Input) => Promise<Answer>,
): (input: Input) => Promise<Answer> {
  let isOlder = false;
  return async (input) => {
    if (isOlder) return older(input);
    try {
      return await current(input);
    } catch (error) {
      if (!isAboutShape(error)) throw error;
      const answer = await older(input).catch((second: unknown) => {
        throw limitSecondsOf(second) === null ? error : second;
      });
      isOlder = true;
      return answer;
    }
  };
}
