import '../../../../client/i18n/load/case-steps-texts.ts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import {
  longestMessage,
  type MessageAccount,
  type SectionMessage,
  sectionMessage,
} from '../../../../client/features/cases/steps/section-message.ts';
import { formatOf } from '../../../../client/i18n/format.ts';
import { type Answer, json } from '../../kit/server.ts';
import { guide, objectId, tenant } from '../../pages/samples.ts';
import { openCaseView } from './open-case-view.ts';
import { caseOf, casePath, inCase, sectionOf } from './samples.ts';

const account = (n: number, rest: Partial<MessageAccount> = {}): MessageAccount => ({
  id: `0197a000-0000-7000-8000-00000000000${n}`,
  provider: 'microsoft',
  providerUniqueIdentifier: `${tenant}:${objectId.slice(0, -1)}${n}`,
  displayName: `Dana Cole ${n}`,
  email: `dana.cole.${n}@contoso.example`,
  mondayName: null,
  ...rest,
});

const about = (rest: Partial<SectionMessage> = {}): SectionMessage => ({
  to: 'Entra admin of Contoso',
  situation: 'left',
  dueOn: null,
  organization: { id: tenant, name: 'Contoso' },
  accounts: [account(1)],
  count: 1,
  isOwnAccount: false,
  guide,
  link: { url: 'https://keyholder.example/case#7001001.abc', expiresAt: '2026-12-07T10:00:00Z' },
  format: formatOf('en', null),
  ...rest,
});

describe('the message to whoever acts', () => {
  test('names the account, its address and id, the app, what is asked, by when, and the link', () => {
    const { text, subject } = sectionMessage(about());
    expect(text.split('\n')[1]).toBe(
      `- Dana Cole 1, dana.cole.1@contoso.example, object ID ${objectId.slice(0, -1)}1`,
    );
    expect(text).toContain(`Organization: Contoso, tenant ID ${tenant}`);
    expect(text).toContain('App: Sandbox Connector, application ID 5ab0c0de-');
    expect(text).toContain('What is asked: Title of step 1; Title of step 2');
    expect(text).toContain('By when: today');
    expect(text).toContain('https://keyholder.example/case#7001001.abc');
    expect(subject).toContain('Dana Cole 1');
    expect(text).not.toContain('Do part 1.');
  });

  test('says which monday user connected an account of another name', () => {
    const accounts = [account(1, { displayName: 'Finance', mondayName: 'Dana Cole' })];
    expect(sectionMessage(about({ accounts })).text).toContain('in monday: Dana Cole');
  });

  test('is shorter than 1,500 characters for five people with the longest names', () => {
    const long = (n: number) =>
      account(n, {
        displayName: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(5),
        email: `${'very-long-mailbox-name'.repeat(5)}@${'sub.'.repeat(20)}contoso.example`,
        mondayName: 'Maximiliana '.repeat(10),
      });
    const accounts = [1, 2, 3, 4, 5].map(long);
    const { text } = sectionMessage(
      about({
        accounts,
        count: 5,
        organization: { id: tenant, name: 'A very long organization '.repeat(8) },
        link: {
          url: `https://keyholder.a-long-host-name.example/case#99999999.${'a'.repeat(43)}`,
          expiresAt: '2026-12-07T10:00:00Z',
        },
      }),
    );
    expect(text.length).toBeLessThan(longestMessage);
    for (const n of [1, 2, 3, 4, 5]) expect(text).toContain(`${objectId.slice(0, -1)}${n}`);
  });

  test('of more than five names the first five and says how many there are more', () => {
    const accounts = [1, 2, 3, 4, 5, 6, 7].map((n) => account(n));
    const { text } = sectionMessage(about({ accounts, count: 12 }));
    expect(text).toContain('Dana Cole 5');
    expect(text).not.toContain('Dana Cole 6');
    expect(text).toContain('and 7 more: see the link');
  });
});

describe('in a case', () => {
  const links = `${casePath}/links`;
  const url = 'https://keyholder.example/case#7001001.xyz';
  const link = {
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
  const open = (connections = [inCase(1)], server: Record<string, Answer> = {}) =>
    openCaseView({
      of: caseOf({
        sections: [sectionOf(1, { connectionIds: connections.map(({ id }) => id) })],
      }),
      connections,
      server: {
        ...server,
        [links]: ({ method }) => json(method === 'POST' ? { link, url } : { items: [] }),
      },
    });

  test('a made link comes with the message that holds it', async () => {
    await open();
    await userEvent.click(
      await screen.findByRole('button', { name: /Make link for this section/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Make the link' }));
    const text = await dialog.findByLabelText(/^Text of the message/);
    expect(text.textContent).toContain(url);
    expect(text.textContent).toContain(inCase(1).displayName);
  });

  test('a section begins with whose access it is, before any step', async () => {
    await open();
    const section = within(await screen.findByRole('region', { name: /Contoso/ }));
    const who = await section.findByRole('list', { name: 'Affected accounts' });
    const when = await section.findByText('By when');
    expect(who.compareDocumentPosition(when) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    section.getByText('today');
  });

  test('commands for several people are filled for the one who is chosen', async () => {
    const commands = {
      tool: 'graph-powershell' as const,
      title: 'Remove',
      before: [],
      look: "look '{objectId}'",
      change: "change '{objectId}'",
      check: "check '{objectId}'",
    };
    const [one, two] = [1, 2].map((n) =>
      inCase(n, { providerUniqueIdentifier: `${tenant}:${objectId.slice(0, -1)}${n}` }),
    );
    if (!one || !two) throw new Error('two are made');
    const [first, ...rest] = guide.guide.steps;
    if (!first) throw new Error('the guide has steps');
    const filled = {
      ...guide,
      guide: { ...guide.guide, steps: [{ ...first, commands: [commands] }, ...rest] },
    };
    await open([one, two], {
      [`${casePath}/sections/${sectionOf(1).id}/guide`]: () => json(filled),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^What to do: Title of step 1/ }),
    );
    const choice = await screen.findByLabelText('For this person');
    expect(screen.getByText(`look '${objectId.slice(0, -1)}1'`)).toBeTruthy();
    await userEvent.selectOptions(choice, `${objectId.slice(0, -1)}2`);
    expect(screen.getByText(`look '${objectId.slice(0, -1)}2'`)).toBeTruthy();
  });
});
