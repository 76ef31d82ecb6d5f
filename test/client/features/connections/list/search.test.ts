import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Asked } from '../../../kit/frame.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, namesOf, openView } from '../../../kit/view.ts';

/** Longer than the view waits for more letters. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 500));

async function openList() {
  const view = await openView({
    answers: { 'get location': () => ({ search: '?tab=connections&risk=high' }), api: namesOf },
    server: {
      [listPath]: () => json(page([connection(1)])),
      '/api/organizations': () => json({ items: [], more: false }),
      [`/api/connections/${connection(1).id}`]: () =>
        json({
          connection: connection(1),
          ...{ uses: [], credentials: [], history: [], evidence: [], cases: [], sameIdentity: [] },
        }),
    },
  });
  await screen.findByText('Account 1');
  const field = await screen.findByRole<HTMLInputElement>('searchbox');
  const searched = () =>
    view.server.callsOf(listPath).flatMap(({ body }) => {
      const { q } = body as { q?: string };
      return q === undefined ? [] : [q];
    });
  return { ...view, field, searched };
}

test('a search that is cleared while it waits does not come back', async () => {
  const { field, searched } = await openList();
  await userEvent.type(field, 'grace');
  await userEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
  await aMoment();
  expect(field.value).toBe('');
  expect(searched()).toEqual([]);
});

test('a composition is searched for once, when it is finished', async () => {
  const { field, searched, frame } = await openList();
  fireEvent.compositionStart(field);
  for (const value of ['た', 'たか', '高橋']) {
    fireEvent.change(field, { target: { value } });
    await aMoment();
  }
  expect(searched()).toEqual([]);
  expect(field.value).toBe('高橋');
  fireEvent.compositionEnd(field);
  await waitFor(() => expect(searched()).toEqual(['高橋']));
  const names = frame.asked
    .map((asked: Asked) => asked.args.params as { variables?: { name?: string } } | undefined)
    .flatMap((params) => params?.variables?.name ?? []);
  expect([...new Set(names)]).toEqual(['高橋']);
});

test.each([true, false])(
  'a place that monday opens takes the focus only where the frame has it: %s',
  async (hasFocus) => {
    const { frame } = await openList();
    document.hasFocus = () => hasFocus;
    frame.push('location', { search: `?tab=connections&id=${connection(1).id}` });
    const title = await screen.findByRole('heading', { level: 1, name: /Account 1/ });
    expect(document.activeElement === title).toBe(hasFocus);
  },
);
