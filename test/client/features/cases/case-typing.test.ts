import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CaseLink } from '../../../../server/contract/case-link.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import { step } from '../../pages/samples.ts';
import { box, contoso, open, stepPath } from './case-steps.ts';
import { caseOf, casePath, sectionOf } from './samples.ts';

describe('what is typed at a step', () => {
  const typeNote = async (text: string) => {
    await userEvent.click(
      await (await contoso()).findByRole('button', { name: 'Add a note: Title of step 1' }),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), text);
  };
  const saving: Answer = ({ body }) =>
    json({ step: step(1, { note: String(body.note), version: 2 }) });

  test('is saved when the field is left, and the focus stays where it went', async () => {
    const { server } = await open({ server: { [stepPath(1)]: saving } });
    await typeNote('Asked the owner');
    const other = await box(2);
    act(() => other.focus());
    await waitFor(() =>
      expect(server.callsOf(stepPath(1))).toMatchObject([
        { body: { version: 1, note: 'Asked the owner' } },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
    expect(document.activeElement).toBe(other);
  });

  test('is dropped by Cancel, which saves nothing', async () => {
    const { server } = await open({ server: { [stepPath(1)]: saving } });
    await typeNote('Asked the owner');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
    expect(server.callsOf(stepPath(1))).toEqual([]);
  });

  test('and not saved is asked about before the screen is left, and kept', async () => {
    await open({ server: { [stepPath(1)]: () => problem(500, 'fault', 'x') } });
    await typeNote('Asked the owner');
    await userEvent.click(screen.getByRole('tab', { name: /^Overview/ }));
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByText(/Not saved yet: .*Note: .*Title of step 1/);
    await userEvent.click(dialog.getAllByRole('button', { name: 'Stay here' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe(
      'Asked the owner',
    );
    await userEvent.click(screen.getByRole('tab', { name: /^Overview/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
  });

  test('and without an answer: the result is unknown, and the case is asked for again', async () => {
    const { server } = await open({
      server: { [stepPath(1)]: () => Promise.reject(new TypeError('fetch failed')) },
    });
    await typeNote('Asked the owner');
    const before = server.callsOf(casePath).length;
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('It is not known whether this was saved');
    expect(alert.textContent).toContain('check before you try again');
    expect(alert.textContent).not.toContain('Nothing was changed');
    await waitFor(() => expect(server.callsOf(casePath).length).toBeGreaterThan(before));
  });
});

describe('a case link', () => {
  const link: CaseLink = {
    id: '0197a000-0000-7000-8000-0000000000aa',
    sectionIds: [sectionOf(1).id],
    names: 'masked',
    madeBy: '101',
    madeAt: '2026-06-24T10:00:00.000Z',
    expiresAt: '2026-07-01T10:00:00.000Z',
    state: 'live',
    firstOpenedAt: null,
    lastOpenedAt: null,
    timesOpened: 0,
  };
  const links = `${casePath}/links`;

  test('is made for chosen sections and days, shown once, and revoked', async () => {
    let items: CaseLink[] = [];
    const url = 'https://keyholder.example/case#7001001.secret';
    const { server } = await open({
      server: {
        [links]: ({ method }) => {
          if (method === 'GET') return json({ items });
          items = [link];
          return json({ link, url }, 201);
        },
        [`${links}/${link.id}`]: () => {
          items = [{ ...link, state: 'taken_back' }];
          return new Response(null, { status: 204 });
        },
      },
    });
    const opener = await screen.findByRole('button', {
      name: /Make link for this section: .*Contoso/,
    });
    opener.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    const days = dialog.getByLabelText<HTMLInputElement>('For how many days?');
    expect(days.value).toBe('7');
    await userEvent.clear(days);
    await userEvent.type(days, '31');
    await userEvent.click(dialog.getByRole('button', { name: 'Make the link' }));
    dialog.getByText('Choose 1 to 30 days.');
    expect(server.callsOf(links).filter(({ method }) => method === 'POST')).toEqual([]);
    await userEvent.clear(days);
    await userEvent.type(days, '3');
    await userEvent.click(dialog.getByRole('button', { name: 'Make the link' }));
    expect(
      (await dialog.findByRole<HTMLTextAreaElement>('textbox', { name: 'Case link' })).value,
    ).toBe(url);
    expect(server.callsOf(links).find(({ method }) => method === 'POST')?.body).toMatchObject({
      sectionIds: [sectionOf(1).id],
      days: 3,
      names: 'masked',
    });
    await userEvent.click(await dialog.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body.innerHTML).not.toContain('secret');
    await waitFor(() => expect(document.activeElement).toBe(opener));
    const revoke = await screen.findByRole('button', { name: /Revoke link/ });
    await userEvent.click(revoke);
    const asks = within(await screen.findByRole('dialog'));
    asks.getByText(/can no longer open the case.*Completed steps and notes stay/);
    await userEvent.click(asks.getAllByRole('button', { name: 'Keep the link' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.callsOf(`${links}/${link.id}`)).toEqual([]);
    await userEvent.click(revoke);
    const again = within(await screen.findByRole('dialog'));
    await userEvent.click(again.getByRole('button', { name: 'Revoke link' }));
    await screen.findByText(/^revoked · Names: Shortened/);
    // Told apart from other links by what it shows.
    screen.getByText(/^Entra admin of .Contoso., At Microsoft 365/);
  });

  test('of sections of different actors is warned of before it is made: what the receiver sees', async () => {
    await open();
    await userEvent.click(
      await screen.findByRole('button', { name: /Make link for this section: .*Contoso/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText('This link is for more than one')).toBeNull();
    const other = dialog.getByRole('checkbox', { name: /^monday support/ });
    await userEvent.click(other);
    dialog.getByText('This link is for more than one');
    dialog.getByText(/parts of Entra admin of .Contoso. and monday support\. Everyone.*sees all/);
    await userEvent.click(other);
    expect(dialog.queryByText('This link is for more than one')).toBeNull();
  });

  test('is nothing that a guest can make, who sees their part only and is called you', async () => {
    const { server } = await open({
      role: 'guest',
      of: caseOf({
        view: 'part',
        visibility: 'people',
        sections: [sectionOf(1, { actor: 'person', organization: null, userId: '101' })],
      }),
    });
    await screen.findByText(/You see the part of this case that is about your own connections\./);
    const own = within(await screen.findByRole('region', { name: /^You At Microsoft/ }));
    await own.findByRole('checkbox', { name: '1. Title of step 1' });
    screen.getByText(/Opened .* by you\./);
    expect(screen.queryByRole('button', { name: /Message to copy/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /link for this section/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Close the case' })).toBeNull();
    expect(server.callsOf(links)).toEqual([]);
  });
});
