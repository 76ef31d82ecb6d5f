import { expect, test } from 'vitest';
import { shownGuides } from './shown.ts';

const steps = shownGuides().flatMap(({ name, guide }) =>
  guide.steps.map((step) => ({ name, step })),
);
const stepsOf = (...ids: string[]) => steps.filter(({ step }) => ids.includes(step.id));

test('sessions are ended by the portal’s button as well as by commands, where a link leads', () => {
  const found = stepsOf('sign-out-person', 'sign-out-connected');
  expect(found.length).toBeGreaterThan(0);
  const faults = found.filter(({ step }) => {
    const isTold = step.actions.some((action) => action.includes('“Revoke sessions”'));
    return !isTold || step.where.link === null;
  });
  expect(faults.map(({ name }) => name)).toEqual([]);
});

test('the page by which an account is disabled is linked where it is named', () => {
  const found = stepsOf('disable-account', 'disable-or-reset-account');
  expect(found.length).toBeGreaterThan(0);
  for (const { name, step } of found) {
    expect(step.where.link?.url, name).toMatch(/users-revoke-access$/);
  }
});

test('a person is asked to act only with a word on accounts that are disabled', () => {
  const asks = steps.flatMap(({ step }) =>
    step.actions.filter((action) => /^If you use no commands, ask/.test(action)),
  );
  expect(asks.length).toBeGreaterThan(0);
  for (const action of asks) expect(action).toMatch(/account is disabled cannot/);
});
