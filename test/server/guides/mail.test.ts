import { describe, expect, test } from 'vitest';
import { credentialsCsv, writeDeletionMail } from '../../../server/providers/guide/monday-mail.ts';

const request = {
  to: 'support@monday.com',
  accountId: '777',
  appName: 'Mail Connector',
  forOthers: false,
};
const row = (index: number, identity = `person${index}@contoso.example`) => ({
  userId: String(1000 + index),
  provider: 'microsoft',
  identity,
  providerUniqueIdentifier: `tenant:${index}`,
  credentialIds: [] as string[],
});
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

describe('the mail to monday', () => {
  test('names account, app, people and identities, and asks for deletion and a confirmation', () => {
    const { message } = writeDeletionMail(request, rows(2));
    expect(message.to).toBe('support@monday.com');
    expect(message.subject).toContain('account 777, app Mail Connector');
    expect(message.text).toContain('Account ID: 777');
    expect(message.text).toContain('User IDs: 1000, 1001');
    expect(message.text).toContain('person1@contoso.example (microsoft, tenant:1)');
    expect(message.text).toContain('Please delete');
    expect(message.text).toContain('confirm the deletion in writing');
  });

  test('says that the sender is an admin when it is about others, and only then', () => {
    const mine = writeDeletionMail(request, rows(1)).message.text;
    const others = writeDeletionMail({ ...request, forOthers: true }, rows(1)).message.text;
    expect(mine).not.toContain('admin');
    expect(others).toContain('I am an admin of the monday account');
  });

  test('opens in a mail program while it is short, and decodes to the same words', () => {
    const { message, mailto, csv } = writeDeletionMail(request, [row(1, 'Änn & <b>ob</b>?')]);
    expect(csv).toBeNull();
    expect(mailto?.length).toBeLessThan(1800);
    const url = new URL(mailto ?? '');
    expect(url.pathname).toBe('support@monday.com');
    expect(url.searchParams.get('subject')).toBe(message.subject);
    expect(url.searchParams.get('body')).toBe(message.text.replaceAll('\n', '\r\n'));
  });

  test('names the id by which monday stores a credential, with the account that it belongs to', () => {
    const known = { ...row(1), credentialIds: ['900017', '900004'] };
    const { message } = writeDeletionMail(request, [known, row(2)]);
    expect(message.text).toContain('(microsoft, tenant:1, userCredentialsId 900017, 900004)');
    expect(message.text).toContain('(microsoft, tenant:2)\n');
    expect(credentialsCsv([known])).toContain(`"tenant:1","'900017 900004"`);
  });

  test('comes with a file to attach when it is long, and the text says so', () => {
    const { message, mailto, csv } = writeDeletionMail({ ...request, forOthers: true }, rows(300));
    expect(mailto).toBeNull();
    expect(message.text).toContain('300 connected accounts: see the attached file');
    expect(csv?.split('\r\n')).toHaveLength(302);
    expect(csv).toContain('"1299","microsoft","person299@contoso.example","tenant:299",""');
  });

  test.each(['=cmd()', '+1', '-1', '@x', '\tx', '  =1', '\u200b=1', '＝1', '|x', '%1'])(
    'a spreadsheet takes %j for text',
    (identity) => {
      expect(credentialsCsv([row(1, identity)])).toContain(`"'${identity}"`);
    },
  );

  test('quotes within a name are doubled', () => {
    expect(credentialsCsv([row(1, 'a "b", c')])).toContain('"a ""b"", c"');
  });
});
