import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { chooseOption } from '../../kit/choose.ts';
import type { Asked } from '../../kit/frame.ts';
import { json, problem } from '../../kit/server.ts';
import { namesOf } from '../../kit/view.ts';
import { openCaseView } from './open-case-view.ts';
import { caseOf, casePath } from './samples.ts';

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const changes = ({ server }: Awaited<ReturnType<typeof openCaseView>>) =>
  server.callsOf(casePath).filter(({ method }) => method === 'PATCH');

/** monday: finds Grace by whatever is typed. */
const findsGrace = (asked: Asked) => {
  const { variables } = asked.args.params as { variables: { name?: string } };
  if (!variables.name) return namesOf(asked);
  const user = { id: '204', name: 'Grace', status: 'ACTIVE', is_deleted: false, photo_url: null };
  return { data: { users: [user] } };
};

describe('the owner and the day of a case', () => {
  test('stand in its head; an admin takes it over with one click', async () => {
    let of = caseOf({ owner: '202', dueOn: '2020-01-02' });
    const view = await openCaseView({
      of,
      server: {
        [casePath]: ({ method }) => {
          if (method === 'PATCH') of = { ...of, owner: '101' };
          return json(of);
        },
      },
    });
    await screen.findByText('Person 202');
    screen.getByText('Overdue: was due 2 Jan 2020');
    await press('Take over');
    await screen.findByText('Person 101');
    expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull();
    expect(changes(view)).toMatchObject([{ body: { owner: '101' } }]);
  });

  test('are changed in one dialog, by name and by day; a refusal keeps what was typed', async () => {
    const of = caseOf();
    let isRefused = true;
    const view = await openCaseView({
      of,
      answers: { api: findsGrace },
      server: {
        [casePath]: ({ method }) =>
          method === 'PATCH' && isRefused
            ? problem(409, 'case-not-open', 'The case is closed.')
            : json(of),
      },
    });
    await screen.findByText('No owner');
    await press('Change owner or due date');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByRole('combobox', { name: 'Owner' }), 'gra');
    await chooseOption(/Grace/);
    fireEvent.change(dialog.getByLabelText(/^Due date/), { target: { value: '2999-12-24' } });
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByRole('alert');
    isRefused = false;
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await screen.findByText('Owner and due date are saved.');
    expect(changes(view).map(({ body }) => body)).toEqual([
      { owner: '204', dueOn: '2999-12-24' },
      { owner: '204', dueOn: '2999-12-24' },
    ]);
  });

  test('a person without admin rights sets the day of their own case only', async () => {
    await openCaseView({ of: caseOf({ owner: '101', visibility: 'people' }), role: 'guest' });
    await press('Change due date');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByRole('combobox')).toBeNull();
    dialog.getByLabelText(/^Due date/);
  });

  test('the message to who acts says the day; what may be misused is still to end at once', async () => {
    await openCaseView({ of: caseOf({ situation: 'app_compromised', dueOn: '2999-12-24' }) });
    await press(/^Message to copy for: Entra admin/);
    await screen.findByText(/at once, the app may be misused; by 24 Dec 2999 at the latest/, {
      selector: '[class*=text] *',
    });
  });
});
