import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { KnownUse } from '../../../../server/contract/brief-connection.ts';
import { openCaseView } from './open-case-view.ts';
import { caseId, inCase } from './samples.ts';

const at = '2026-06-24T10:00:00.000Z';
const use = (boardId: string | null): KnownUse => {
  const { id, provider, displayName, userId } = inCase(1);
  return {
    where: {
      kind: boardId === null ? 'automation' : 'board',
      boardId,
      hostType: null,
      hostInstanceId: null,
      integrationId: '39',
      recipeId: null,
    },
    firstUsedAt: at,
    lastUsedAt: at,
    runs: 3,
    connectionId: id,
    provider,
    displayName,
    userId,
  };
};
const search = `?tab=cases&id=${caseId}`;

test('a case lists the automations that use its connections, with the board to go to', async () => {
  await openCaseView({
    automations: [use('80'), use(null)],
    answers: {
      'get location': () => ({ href: 'https://sandbox.monday.com/apps/view', search }),
    },
  });
  const list = within(await screen.findByRole('list', { name: 'Known automations' }));
  const [onBoard, elsewhere] = list.getAllByRole('listitem');
  expect(onBoard?.textContent).toMatch(/Automation 39 on board 80.*Microsoft 365.*Account 1/);
  const link = await within(onBoard as HTMLElement).findByRole('link', { name: /^Board 80/ });
  expect(link.getAttribute('href')).toBe('https://sandbox.monday.com/boards/80');
  expect(within(elsewhere as HTMLElement).queryByRole('link')).toBeNull();
});

test.each(['http://sandbox.monday.com/x', 'https://monday.com.evil.example/x', undefined])(
  'a board has no link where the frame says that it is %s',
  async (href) => {
    await openCaseView({
      automations: [use('80')],
      answers: { 'get location': () => ({ href, search }) },
    });
    const list = within(await screen.findByRole('list', { name: 'Known automations' }));
    list.getByText('Automation 39 on board 80');
    expect(list.queryByRole('link')).toBeNull();
  },
);

test('a case without a recorded use does not say that nothing uses its connections', async () => {
  await openCaseView();
  await screen.findByText('No recorded use. Automations may still use them.');
});
