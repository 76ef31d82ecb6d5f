import { hiddenFields, open, type Page, post } from './form-pages.ts';
import type { Person } from './monday/people.ts';
import type { Sandbox } from './start.ts';

/**
 * Connects an account as a person does: from monday's page over the provider's pages and back.
 *
 * @param account what its line in the account picker begins with below the name
 * @returns the page at the end
 */
export async function walkThrough(
  { url }: Sandbox,
  person: Person,
  id: string,
  account: string,
  typed: Record<string, string> = {},
): Promise<Page & { picker: Page }> {
  const query = new URLSearchParams({ person: String(person.id), ...typed });
  const picker = await open(`${url}/connect/${id}?${query}`);
  const value = new RegExp(`value="([^"]+)">[^<]*<small>${account}`).exec(picker.text)?.[1];
  const picked = new URL(picker.url);
  picked.searchParams.set('account', value ?? '');
  const consent = await open(picked.href);
  const action = /method="post" action="([^"]+)"/.exec(consent.text)?.[1] ?? '';
  const end = await post(new URL(action, picker.url).href, [
    ...hiddenFields(consent),
    ['decision', 'accept'],
  ]);
  return { ...end, picker };
}

/** Runs the block on monday's page with the newest credential of a kind, such as `Slack`. */
export async function runWith({ url }: Sandbox, person: Person, kind: string): Promise<Page> {
  const form = await open(`${url}/automations?person=${person.id}`);
  const options = [...form.text.matchAll(/<option value="(\d+)">([^<]*)</g)];
  const choiceOf = (start: string) =>
    options.find(([, , text = '']) => text.startsWith(start))?.[1] ?? '';
  return post(`${url}/automations`, [
    ...hiddenFields(form),
    ['credential', choiceOf(`${kind}: `)],
    ['automation', choiceOf('When a deal')],
  ]);
}
