import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import caseLink from '../../../client/i18n/en/case-link.json';
import guides from '../../../client/i18n/en/guides.json';
import { CasePage } from '../../../client/pages/case-link/case-page.tsx';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import { type Answer, json, problem, type Server, standInForServer } from '../kit/server.ts';
import { guide, section, sectionId, shared, step, token } from './samples.ts';

await startTexts({ caseLink, guides });

export const linkPath = '/api/case-link';
export const guidePath = `/api/case-link/sections/${sectionId}/guide`;
export const stepPath = (n: number) => `/api/case-link/steps/${step(n).id}`;
export const toldPath = `/api/case-link/sections/${sectionId}/told`;
export const dead = () => problem(401, 'link-not-valid', 'This link does not lead to a case.');

export const toldBy = ({ told, name, note = null }: Record<string, unknown>) =>
  told === 'none' ? null : { kind: told, at: '2026-11-24T13:00:00.000Z', saidToBe: name, note };

export function openPage(answers: Record<string, Answer> = {}, of = section()): Server {
  const server = standInForServer({
    [linkPath]: () => json(shared({ sections: [of] })),
    [guidePath]: () => json(guide),
    [toldPath]: ({ body }) => json({ told: toldBy(body) }),
    ...answers,
  });
  render(<CasePage token={token} />);
  return server;
}

export async function showSteps(): Promise<void> {
  await userEvent.type(await screen.findByLabelText(/Your name/), 'Sam Support');
  await userEvent.click(screen.getByRole('button', { name: 'Show the steps' }));
  await screen.findByRole('heading', { name: '1. Title of step 1' });
}

export const stepBox = (n: number) =>
  screen.getByRole('listitem', { name: `${n}. Title of step ${n}` });
export const tickOf = (n: number) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: `${n}. Title of step ${n}` });
