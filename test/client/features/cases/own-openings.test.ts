import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import { connection, page } from '../../kit/samples.ts';
import { type Answer, type Call, json } from '../../kit/server.ts';
import { listPath, openView } from '../../kit/view.ts';
import { brief, dryRun } from './dry-run-samples.ts';

const isDryRun = ({ url }: Call) => url.includes('dryRun=true');
const nobody = { count: 0, connections: [] };

const open = (touches: CaseDryRun, opens: Answer = () => json({}, 500)) =>
  openView({
    role: 'member',
    answers: { 'get location': () => ({ search: '?app[tab]=cases&app[id]=new' }) },
    server: {
      '/api/cases': (call) => (isDryRun(call) ? json(touches) : opens(call)),
      [listPath]: () => json(page([connection(1)])),
    },
  });

const chooseOwn = async () => {
  await userEvent.click(await screen.findByRole('radio', { name: 'I do not need it any more' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Account 1/ }));
};

test('the same case again leads to the one that is open, and keeps the answers', async () => {
  const caseId = '019f0000-0000-7000-8000-00000000000a';
  const { frame } = await open(dryRun({ alsoAffected: nobody }), () =>
    json(
      {
        type: 'urn:keyholder:problem:same-case-open',
        title: 'Conflict',
        status: 409,
        detail: 'You have opened this case already.',
        caseId,
      },
      409,
    ),
  );
  await chooseOwn();
  const button = await screen.findByRole('button', { name: 'Open case' });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
  await userEvent.click(button);
  await screen.findByText('You have opened this case already, and it is open');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Account 1/ }).checked).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Go to the open case' }));
  await waitFor(() =>
    expect(frame.askedFor('set location').at(-1)?.args.params).toMatchObject({
      query: { tab: 'cases', id: caseId },
    }),
  );
});

test('a person who may not see others is never told that no one else is affected', async () => {
  const shared = brief(1, { alsoUsedBy: { count: 1, userIds: [] } });
  await open(
    dryRun({ alsoAffected: nobody, chosen: { count: 1, people: 1, connections: [shared] } }),
  );
  await chooseOwn();
  await screen.findByText(
    'Another person uses this account, too. Who it is, only an admin can see.',
  );
  screen.getByText(/another person uses this account, too/);
  expect(screen.queryByText('No other user, as far as is recorded here.')).toBeNull();
});

test('where no other user is known, they are referred to an admin', async () => {
  await open(dryRun({ alsoAffected: nobody }));
  await chooseOwn();
  await screen.findByText('Only an admin can see whether it affects others, too.');
  expect(screen.queryByText('No other user, as far as is recorded here.')).toBeNull();
});
