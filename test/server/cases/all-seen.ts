import {
  alert as alerts,
  connectionState,
  sortField,
} from '../../../server/contract/connection.ts';
import { call } from '../../kit/cases.ts';
import { callMonday, credential, optionsPath } from '../../kit/runs.ts';
import type { TestServer } from '../../kit/server.ts';
import type { Caller } from '../../kit/tokens.ts';

/** Every answer that could tell the person, as text. */
export async function allThatIsSeen(
  server: TestServer,
  caller: Caller,
): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  const get = async (url: string) => {
    const answer = await server.get(url, caller);
    seen[`GET ${url}`] = `${answer.statusCode} ${answer.body}`;
    return answer;
  };
  const list = await server.query({}, caller);
  seen.list = list.body;
  for (const { id } of list.json().items) await get(`/api/connections/${id}`);
  for (const state of connectionState.options) {
    seen[`list of ${state}`] = (await server.query({ state }, caller)).body;
  }
  for (const alert of alerts.options) {
    seen[`list with ${alert}`] = (await server.query({ alert }, caller)).body;
  }
  const sorts = sortField.options.flatMap((field) => [field, `-${field}`] as const);
  for (const sort of sorts) {
    seen[`list by ${sort}`] = (await server.query({ sort, limit: 1 }, caller)).body;
  }
  await get('/api/connections/summary');
  await get('/api/cases');
  await get('/api/cases?status=open');
  await get('/api/cases?scope=account');
  await get('/api/activity');
  const payload = { credentialsValues: { microsoft: credential(1) } };
  seen.options = (await callMonday(server, optionsPath, caller, { payload })).body;
  const run = { situation: 'not_needed', target: { kind: 'person', userId: '42' } };
  seen['dry run'] = (await call(server, 'POST', '/api/cases?dryRun=true', caller, run)).body;
  return seen;
}
