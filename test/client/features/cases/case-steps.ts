import { screen, within } from '@testing-library/react';
import { json } from '../../kit/server.ts';
import { step } from '../../pages/samples.ts';
import { openCaseView } from './open-case-view.ts';
import { casePath } from './samples.ts';

export const open = openCaseView;

export const stepPath = (n: number) => `${casePath}/steps/${step(n).id}`;
export const contoso = async () => within(await screen.findByRole('region', { name: /Contoso/ }));
export const box = async (n: number) =>
  (await contoso()).findByRole<HTMLInputElement>('checkbox', {
    name: `${n}. Title of step ${n}`,
  });
export const theirs = step(1, {
  state: 'done',
  version: 4,
  note: 'Signed out at noon',
  by: { kind: 'support', userId: null, saidToBe: 'Sam' },
  at: '2026-06-24T12:00:00.000Z',
  reportedAt: '2026-06-24T12:00:00.000Z',
});
export const outdated = () =>
  json({ type: 'urn:keyholder:problem:step-outdated', detail: 'x', step: theirs }, 409);
