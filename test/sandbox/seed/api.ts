import type { Person } from '../monday/people.ts';

/** The app's own interface, as a person's view calls it. */
export interface Api {
  /** @throws Error with what was answered, when it is not a success */
  ask<Answer>(person: Person, method: string, path: string, body?: object): Promise<Answer>;
}

/**
 * @param view the app's address
 * @param tokenOf a session token of now, by the sandbox's time
 */
export const createApi = (view: string, tokenOf: (person: Person) => string): Api => ({
  async ask<Answer>(person: Person, method: string, path: string, body?: object) {
    const response = await fetch(`${view}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokenOf(person)}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer}`);
    return JSON.parse(answer) as Answer;
  },
});
