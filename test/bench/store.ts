import { countAll, findPage } from '../../server/connections/connection-queries.ts';
import { type ConnectionsQuery, connectionsQuery } from '../../server/contract/connection.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { type Figure, percentile, type Say, timesOf } from './measure.ts';

export interface StoreSubject {
  /** For the table, such as `sqlite, 100,000`. */
  label: string;
  url: string;
  accountId: number;
  connections: number;
}

const pageBudget = { atMost: 5 };
const searchBudget = { atMost: 8 };

/** Broad and narrow ones, in one and two words, and some that find nothing. */
const searches = [
  'ada',
  'contoso',
  'contoso airlines',
  'lovelace',
  'émilie knuth',
  'grace.hopper.12',
  '@northwind-bank.example',
  'דנה',
  'zz-nothing',
  'nobody at all',
  'o',
  'outlook personal',
  '花',
  'זק',
  'zq',
  'deadbeef',
];

const queryOf = (fields: object): ConnectionsQuery =>
  connectionsQuery.parse({ scope: 'account', ...fields });

/** A page as a list request reads it: the rows, and on the first one the total. */
async function readPage(store: Store, accountId: string, query: ConnectionsQuery) {
  const accountStore = store.account(accountId);
  const { next } = await findPage(accountStore, query, null, null);
  if (next) await countAll(accountStore, query, null);
}

async function readDeepPage(store: Store, subject: StoreSubject, query: ConnectionsQuery) {
  const accountStore = store.account(String(subject.accountId));
  const row = await accountStore
    .connections()
    .selectAll('connections')
    .orderBy('last_connected_at', 'desc')
    .orderBy('id', 'desc')
    .offset(Math.floor(subject.connections * 0.9))
    .limit(1)
    .executeTakeFirstOrThrow();
  const position = { value: row.last_connected_at, id: row.id };
  return () => findPage(accountStore, query, null, position);
}

/** Pages and searches of one account in one store, p95. */
export async function storeFigures(subject: StoreSubject, say: Say): Promise<Figure[]> {
  const store = await openStore({ url: subject.url });
  const accountId = String(subject.accountId);
  const figure = (name: string, times: number[], budget?: Figure['budget']): Figure => ({
    kind: 'absolute',
    name: `${name}, p95 (${subject.label})`,
    value: percentile(times, 0.95),
    unit: 'ms',
    ...(budget && { budget }),
  });

  say(`pages and searches of ${subject.label}`);
  const query = queryOf({});
  const first = await timesOf(200, () => readPage(store, accountId, query));
  const deep = await timesOf(200, await readDeepPage(store, subject, query));
  const accountStore = store.account(accountId);
  // The first search of a large account has it taken into the index.
  await findPage(accountStore, queryOf({ q: 'zz-nothing' }), null, null);
  await store.wordsTaken();
  const searchOf = (run: number) => queryOf({ q: searches[run % searches.length] });
  const runs = 10 * searches.length;
  const searched = await timesOf(runs, (run) => findPage(accountStore, searchOf(run), null, null));
  const counted = await timesOf(runs, (run) => countAll(accountStore, searchOf(run), null));
  await store.close();
  return [
    figure('page of 50 with total', first, pageBudget),
    figure('page of 50 at nine tenths', deep, pageBudget),
    figure('search, first 50', searched, searchBudget),
    figure('total of a search, counted up to 10,000', counted),
  ];
}
