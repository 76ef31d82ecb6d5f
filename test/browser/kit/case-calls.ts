import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RevocationCase } from '../../../server/contract/case.ts';
import type { CaseDryRun, OpenCase } from '../../../server/contract/case-open.ts';
import type { MakeHandoff } from '../../../server/contract/case-report.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { cast } from '../../sandbox/monday/people.ts';
import type { createBrowser } from './browser.ts';

/** Returns what an admin of the account does without the view: for tests of the pages outside the frame. */
export function createCaseCalls(browser: ReturnType<typeof createBrowser>) {
  async function call<Answer>(method: string, path: string, body: object): Promise<Answer> {
    const { places, sessionToken } = browser.sandbox();
    const answer = await fetch(places.view + path, {
      method,
      headers: {
        authorization: `Bearer ${sessionToken(cast.admin)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    expect(answer.status, path).toBeLessThan(300);
    return answer.json() as Promise<Answer>;
  }

  async function get<Answer>(path: string): Promise<Answer> {
    const { places, sessionToken } = browser.sandbox();
    const headers = { authorization: `Bearer ${sessionToken(cast.admin)}` };
    const answer = await fetch(places.view + path, { headers });
    expect(answer.status, path).toBe(200);
    return answer.json() as Promise<Answer>;
  }

  const find = (q: string) =>
    call<{ items: Connection[] }>('POST', '/api/connections/query', {
      scope: 'account',
      q,
      limit: 1,
    });

  async function open(request: Pick<OpenCase, 'situation' | 'target'>): Promise<RevocationCase> {
    const { fingerprint } = await call<CaseDryRun>('POST', '/api/cases?dryRun=true', request);
    // A UUIDv7 in form: the version, and the rest at random.
    const id = randomUUID().replace(/^(.{14})4/, '$17');
    return call('POST', '/api/cases', { ...request, id, fingerprint });
  }

  async function openCase(...emails: string[]): Promise<RevocationCase> {
    const found = await Promise.all(emails.map(find));
    const connectionIds = found.flatMap(({ items }) => items.map((one) => one.id));
    return open({
      situation: 'person_compromised',
      target: { kind: 'connections', connectionIds },
    });
  }

  /** A case about everything of who connected the account of a mail address, and leaves. */
  async function openLeaver(email: string): Promise<RevocationCase> {
    const [first] = (await find(email)).items;
    if (!first?.userId) throw new Error('No one has such an account.');
    return open({ situation: 'left', target: { kind: 'person', userId: first.userId } });
  }

  async function openPage(page: Page, path: string, handoff: MakeHandoff) {
    const { code } = await call<{ code: string }>('POST', '/api/handoffs', handoff);
    await page.goto(`${browser.sandbox().places.view}/${path}#${code}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).not.toContain('#');
  }

  const openByCode = (page: Page, purpose: 'report' | 'entra', caseId: string) =>
    openPage(page, purpose, { purpose, caseId });

  return { call, get, open, openCase, openLeaver, openPage, openByCode };
}
