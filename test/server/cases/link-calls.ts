import { expect } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import type { CaseStep, RevocationCase } from '../../../server/contract/case.ts';
import { caseLinks, madeLink } from '../../../server/contract/case-link.ts';
import { call, sectionOf } from '../../kit/cases.ts';
import { publicUrl } from '../../kit/environment.ts';
import type { TestServer } from '../../kit/server.ts';
import type { Caller } from '../../kit/tokens.ts';

/** Opens a case by its link, as whoever has the link. */
export const openLink = (server: TestServer, token: string, query = '') =>
  server.app.inject({
    url: `/api/case-link${query}`,
    headers: { authorization: `Case ${token}` },
  });

/** Changes a step by the link, under a name. */
export const tickByLink = (
  server: TestServer,
  token: string,
  step: Pick<CaseStep, 'id' | 'version'>,
  body: object,
) =>
  server.app.inject({
    method: 'PATCH',
    url: `/api/case-link/steps/${step.id}`,
    headers: { authorization: `Case ${token}` },
    payload: { version: step.version, name: 'Sam Support', ...body },
  });

/** The links of a case, as its page lists them. */
export async function linksOf(server: TestServer, caller: Caller, caseId: string) {
  const answer = await call(server, 'GET', `/api/cases/${caseId}/links`, caller);
  return caseLinks.parse(answer.json()).items;
}

/** The newest activity. */
export async function activityOf(server: TestServer, caller: Caller) {
  const answer = await call(server, 'GET', '/api/activity', caller);
  return activityPage.parse(answer.json()).items;
}

/** Makes a link for the section of the Entra admin, unless `body` says otherwise. */
export async function makeLinkFor(
  server: TestServer,
  caller: Caller,
  of: RevocationCase,
  body: object,
) {
  const sectionIds = [sectionOf(of, 'entra_admin').id];
  const path = `/api/cases/${of.id}/links`;
  const answer = await call(server, 'POST', path, caller, { sectionIds, ...body });
  expect(answer.statusCode, answer.body).toBe(201);
  const made = madeLink.parse(answer.json());
  const [page, token = ''] = made.url.split('#');
  expect(page).toBe(`${publicUrl}/case`);
  return { ...made, token };
}
