import type { LightMyRequestResponse } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import {
  type CaseSection,
  type CaseStep,
  type RevocationCase,
  revocationCase,
} from '../../server/contract/case.ts';
import type { StepChange } from '../../server/contract/case-change.ts';
import { type CaseDryRun, caseDryRun, type OpenCase } from '../../server/contract/case-open.ts';
import { type Connection, connectionsPage } from '../../server/contract/connection.ts';
import type { TestServer } from './server.ts';
import { type Caller, sessionToken } from './tokens.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** As a person of the view. */
export function call(
  server: TestServer,
  method: Method,
  url: string,
  caller: Caller,
  payload?: object,
): Promise<LightMyRequestResponse> {
  return server.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${sessionToken(caller)}` },
    ...(payload && { payload }),
  });
}

/** Returns a caller's list of connections, by name. */
export async function connectionsOf(
  server: TestServer,
  caller: Caller,
  scope: 'mine' | 'account' = 'mine',
): Promise<Record<string, Connection>> {
  const answer = await server.query({ scope, limit: 200 }, caller);
  expect(answer.statusCode).toBe(200);
  const { items } = connectionsPage.parse(answer.json());
  return Object.fromEntries(items.map((item) => [item.displayName, item]));
}

export async function dryRunOf(
  server: TestServer,
  caller: Caller,
  request: Pick<OpenCase, 'situation' | 'target' | 'method' | 'ownAccounts' | 'leftOut'>,
): Promise<CaseDryRun> {
  const answer = await call(server, 'POST', '/api/cases?dryRun=true', caller, request);
  expect(answer.statusCode, answer.body).toBe(200);
  return caseDryRun.parse(answer.json());
}

/** Looks first and opens then, as the view does. */
export async function openCase(
  server: TestServer,
  caller: Caller,
  request: Pick<
    OpenCase,
    'situation' | 'target' | 'method' | 'ownAccounts' | 'leftOut' | 'visibility'
  >,
): Promise<RevocationCase> {
  const { visibility, ...looked } = request;
  const { fingerprint } = await dryRunOf(server, caller, looked);
  const body = { ...request, id: uuidv7(), fingerprint };
  const answer = await call(server, 'POST', '/api/cases', caller, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return revocationCase.parse(answer.json());
}

export async function caseOf(
  server: TestServer,
  caller: Caller,
  id: string,
): Promise<RevocationCase> {
  const answer = await call(server, 'GET', `/api/cases/${id}`, caller);
  expect(answer.statusCode, answer.body).toBe(200);
  return revocationCase.parse(answer.json());
}

/** The case once its changes have reached every connection. */
export async function whenWritten(
  server: TestServer,
  caller: Caller,
  id: string,
): Promise<RevocationCase> {
  for (;;) {
    const seen = await caseOf(server, caller, id);
    if (seen.isSettled) return seen;
  }
}

export function sectionOf(of: RevocationCase, actor: CaseSection['actor']): CaseSection {
  const section = of.sections.find((one) => one.actor === actor);
  expect(section, `a section of ${actor}`).toBeDefined();
  return section as CaseSection;
}

/** The step of a case that reports this, or the first that reports nothing. */
export function stepOf(of: RevocationCase, reports: CaseStep['reports']): CaseStep {
  const step = of.sections.flatMap((one) => one.steps).find((one) => one.reports === reports);
  expect(step, `a step that reports ${reports}`).toBeDefined();
  return step as CaseStep;
}

export const change = (
  server: TestServer,
  caller: Caller,
  caseId: string,
  step: Pick<CaseStep, 'id' | 'version'>,
  changes: Omit<StepChange, 'version'>,
) =>
  call(server, 'PATCH', `/api/cases/${caseId}/steps/${step.id}`, caller, {
    version: step.version,
    ...changes,
  });

/** Ticks all steps of a case that report one of these, at a time if one is given. */
export async function tick(
  server: TestServer,
  caller: Caller,
  caseId: string,
  reports: CaseStep['reports'],
  reportedAt?: string,
): Promise<void> {
  const { sections } = await caseOf(server, caller, caseId);
  const steps = sections.flatMap((one) => one.steps).filter((one) => one.reports === reports);
  expect(steps.length, `steps that report ${reports}`).toBeGreaterThan(0);
  for (const step of steps) {
    const changes = {
      state: 'done' as const,
      ...(step.asksOutcome && { outcome: 'deleted' as const }),
      ...(reportedAt && { reportedAt }),
    };
    const answer = await change(server, caller, caseId, step, changes);
    expect(answer.statusCode, answer.body).toBe(200);
  }
}

/** Ends a case, naming whatever is open. */
export async function closeAsIs(
  server: TestServer,
  caller: Caller,
  caseId: string,
  body: object = {},
): Promise<LightMyRequestResponse> {
  const { sections } = await caseOf(server, caller, caseId);
  const leaveOpen = sections.map((section) => section.id);
  return call(server, 'POST', `/api/cases/${caseId}/close`, caller, { leaveOpen, ...body });
}

/** Returns the number of connections in each state, as the overview counts them. */
export async function countByState(
  server: TestServer,
  caller: Caller,
): Promise<Record<string, number>> {
  const { byState } = (
    await call(server, 'GET', '/api/connections/summary?scope=account', caller)
  ).json();
  return Object.fromEntries(
    byState.map((one: { state: string; connections: number }) => [one.state, one.connections]),
  );
}
