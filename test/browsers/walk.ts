import { setTimeout } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { RevocationCase } from '../../server/contract/case.ts';
import type { CaseDryRun } from '../../server/contract/case-open.ts';
import type { MakeHandoff } from '../../server/contract/case-report.ts';
import type { Connection } from '../../server/contract/connection.ts';
import { cast, type Person } from '../sandbox/monday/people.ts';
import type { Sandbox } from '../sandbox/start.ts';
import type { Driver, DriverTab } from './driver.ts';
import { createPlace } from './place.ts';

/** The sandbox and one browser, for a walk. */
export interface WalkKit {
  sandbox: Sandbox;
  driver: Driver;
  tab: DriverTab;
  /** Keeps a picture of this tab, to be looked at. */
  picture(name: string, tab?: DriverTab): Promise<void>;
  /** Keeps what would be printed; false where the protocol cannot tell. */
  paper(name: string): Promise<boolean>;
  /** Writes down a difference that does not end the walk. */
  note(text: string): void;
}

export interface Walk {
  name: string;
  go(kit: WalkKit): Promise<void>;
}

/** Opens the view in monday's page. */
export async function openView({ tab, sandbox }: WalkKit, person: Person, at = '', more = {}) {
  const query = new URLSearchParams({ person: String(person.id), ...more });
  // Another place behind the # alone would load nothing.
  await tab.open('about:blank');
  await tab.open(`${sandbox.url}/?${query}#${at}`);
  return createPlace(tab, 'frame');
}

/** The tab that a press opened. */
export async function openedBy({ driver }: WalkKit, press: () => Promise<void>) {
  await driver.opened();
  await press();
  for (let left = 100; left > 0; left -= 1) {
    const [tab] = await driver.opened();
    if (tab) return tab;
    await setTimeout(100);
  }
  throw new Error('no window opened');
}

/** Opens a case about one account, as an admin does without the view. */
export async function openCase({ sandbox }: WalkKit, email: string): Promise<RevocationCase> {
  const ask = <Answer>(path: string, body: object) =>
    sandbox.api.ask<Answer>(cast.admin, 'POST', path, body);
  const { items } = await ask<{ items: Connection[] }>('/api/connections/query', {
    ...{ scope: 'account', q: email, limit: 1 },
  });
  const target = { kind: 'connections', connectionIds: items.map(({ id }) => id) };
  const request = { situation: 'person_compromised', target };
  const { fingerprint } = await ask<CaseDryRun>('/api/cases?dryRun=true', request);
  return ask<RevocationCase>('/api/cases', { ...request, id: uuidv7(), fingerprint });
}

/** Opens a page outside the frame by a code of an admin. */
export async function openByCode({ sandbox, tab }: WalkKit, handoff: MakeHandoff) {
  const { code } = await sandbox.api.ask<{ code: string }>(
    ...([cast.admin, 'POST', '/api/handoffs', handoff] as const),
  );
  await tab.open(`${sandbox.places.view}/${handoff.purpose}#${code}`);
  const page = createPlace(tab, 'page');
  await page.find('heading');
  return page;
}
