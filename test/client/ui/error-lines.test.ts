import { expect, test } from 'vitest';
import { ServerProblem } from '../../../client/api/errors.ts';
import { linesOf } from '../../../client/ui/states/error-lines.ts';

const busy = { type: 'about:blank', title: 'Busy', status: 503, detail: 'A proxy is busy.' };

test('A change that something between refused for now is never said to be undone', () => {
  const lines = linesOf(new ServerProblem(busy, 30, undefined, true)).join(' ');
  expect(lines).toContain('The result is unknown');
  expect(lines).not.toContain('Nothing was changed');
});

test('A call that our server refused for now says when to try again', () => {
  const lines = linesOf(new ServerProblem(busy, 30, undefined, false));
  expect(lines).toEqual(['The server is busy. Nothing was changed. Try again in 30 seconds.']);
});

test('An account that is being deleted is called that, and not a busy server', () => {
  const type = 'urn:keyholder:problem:account-being-deleted';
  const lines = linesOf(new ServerProblem({ ...busy, type }, 60, undefined, false)).join(' ');
  expect(lines).toContain('is being deleted');
  expect(lines).not.toContain('busy');
});
