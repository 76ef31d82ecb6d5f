import { expect, test } from 'vitest';
import { readAddress } from '../../../client/monday/address.ts';

test('a place holds tab, id and filters, ids of every provider’s organizations among them', () => {
  const search =
    '?app[tab]=connections&app[organizationId]=dbtid:AA-b_1&app[other]=contoso.example&page=2';
  expect(readAddress(search)).toEqual({
    tab: 'connections',
    id: null,
    filters: { organizationId: 'dbtid:AA-b_1', other: 'contoso.example', page: '2' },
  });
});

test('an id of other signs is spelled, so that every organization and permission has an address', () => {
  const search = '?app[tab]=connections&permission=https~3a~2f~2fmail.google.com~2f';
  expect(readAddress(search).filters).toEqual({ permission: 'https://mail.google.com/' });
  expect(readAddress('?tab=connections&person=Ada~20Lovelace~c3~bc').filters).toEqual({});
});

test.each(['ada@contoso.example', 'Ada Lovelace', 'Ünlü', '<b>', '../../x', 'x'.repeat(65), ''])(
  'what may be a name or worse is not read from an address: "%s"',
  (value) => {
    expect(
      readAddress(`?${new URLSearchParams({ tab: 'people', person: value })}`).filters,
    ).toEqual({});
  },
);
