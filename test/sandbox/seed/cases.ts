import { v7 as uuidv7 } from 'uuid';
import type { CaseStep, RevocationCase, Situation } from '../../../server/contract/case.ts';
import type { MadeLink } from '../../../server/contract/case-link.ts';
import type { CaseDryRun } from '../../../server/contract/case-open.ts';
import { account, cast, colleagues, type Person } from '../monday/people.ts';
import type { Api } from './api.ts';

/** A revocation of everything that one person connected, by Ada; times are days before now. */
export interface SeededCase {
  person: Person;
  situation: Situation;
  openedDaysAgo: number;
  /** Their ticks come a few minutes after the opening; `all` when absent. */
  done?: string[];
  /** Still open when absent. */
  closedDaysAgo?: number;
  /** Those whom it is about see it too. */
  isShown?: boolean;
}

const opener = cast.admin;

/** Her second connect brings hers back: see `microsoft.ts`. */
export const reconnecting = colleagues[6] as Person;
/** An admin's consent covers his organization: what is reported does not hold, and a run shows it. */
export const stillWorking = colleagues[8] as Person;

export const seededCases: SeededCase[] = [
  {
    person: reconnecting,
    situation: 'not_needed',
    openedDaysAgo: 20,
    closedDaysAgo: 19,
    isShown: true,
  },
  { person: cast.deactivatedAdmin, situation: 'left', openedDaysAgo: 14, closedDaysAgo: 13 },
  {
    person: stillWorking,
    situation: 'wrong_account',
    openedDaysAgo: 10,
    closedDaysAgo: 9,
    isShown: true,
  },
  {
    person: cast.deactivated,
    situation: 'left',
    openedDaysAgo: 2,
    done: ['monday-hand-over-automations', 'disable-account'],
  },
];

/** Of the two ways in monday, support's is taken; no one else can delete what a leaver left. */
const notNeeded = 'monday-look-beside-account';

async function tick(api: Api, caseId: string, step: CaseStep): Promise<void> {
  await api.ask(opener, 'PATCH', `/api/cases/${caseId}/steps/${step.id}`, {
    version: step.version,
    state: step.key === notNeeded ? 'not_needed' : 'done',
  });
}

/** Looks, opens, and ticks what was done; the clock stays where it is. */
export async function openSeededCase(api: Api, seeded: SeededCase, at: Date): Promise<string> {
  const { person, situation, isShown, done } = seeded;
  const target = { kind: 'person', userId: String(person.id) };
  const look = '/api/cases?dryRun=true';
  const { chosen } = await api.ask<CaseDryRun>(opener, 'POST', look, { situation, target });
  const own = chosen.connections.filter(({ displayName }) => displayName === person.name);
  const request = { situation, target, ownAccounts: own.map(({ id }) => id).sort() };
  const { fingerprint } = await api.ask<CaseDryRun>(opener, 'POST', look, request);
  const opened = await api.ask<RevocationCase>(opener, 'POST', '/api/cases', {
    ...{ ...request, fingerprint, id: uuidv7({ msecs: at.getTime() }) },
    visibility: isShown ? 'people' : 'admins',
  });
  const steps = opened.sections.flatMap((section) => section.steps);
  for (const step of steps.filter(({ key }) => done === undefined || done.includes(key))) {
    await tick(api, opened.id, step);
  }
  return opened.id;
}

export async function closeSeededCase(api: Api, caseId: string): Promise<void> {
  await api.ask(opener, 'POST', `/api/cases/${caseId}/close`, { leaveOpen: [] });
}

/**
 * A new link into the newest open case, for who acts at Microsoft.
 *
 * @returns null where no case is open
 */
export async function makeCaseLink(api: Api): Promise<string | null> {
  const path = '/api/cases?scope=account&status=open&limit=1';
  const { items } = await api.ask<{ items: { id: string }[] }>(opener, 'GET', path);
  const id = items[0]?.id;
  if (id === undefined) return null;
  const { sections } = await api.ask<RevocationCase>(opener, 'GET', `/api/cases/${id}`);
  const shared = sections.filter(({ half }) => half === 'provider');
  const { url } = await api.ask<MadeLink>(opener, 'POST', `/api/cases/${id}/links`, {
    sectionIds: shared.map((section) => section.id),
    accountName: account.name,
  });
  return url;
}
