import type { CaseStep } from '../../../server/contract/case.ts';
import type { SharedCase, TellSection } from '../../../server/contract/case-link.ts';
import { outsidePaths } from '../../../server/contract/paths.ts';
import type { StepEdit } from '../../features/cases/steps/step-context.ts';
import { textLanguage } from '../../i18n/language.ts';
import { callWith } from '../shared/call-with.ts';

/** A section that was shared by the link. */
export type SharedSection = NonNullable<SharedCase['sections']>[number];

/** Loads who asks, for what and until when; does not record an opening. */
export const getIntroduction = (token: string) =>
  callWith('Case', token, outsidePaths.sharedCase, { query: { show: 'introduction' } });

/** The shared sections; the server records that they were opened. */
export const getSteps = (token: string) => callWith('Case', token, outsidePaths.sharedCase, {});

/** Loads the guide of a section; its list for commands begins after the one that told `listAfter`. */
export const getGuide = (token: string, sectionId: string, listAfter?: string) =>
  callWith('Case', token, outsidePaths.sharedGuide, {
    params: { sectionId },
    query: { language: textLanguage(), ...(listAfter && { listAfter }) },
  });

/** Tells of a section as a whole: it is finished, or cannot be done; `none` withdraws that. */
export const tellSection = (token: string, sectionId: string, body: TellSection) =>
  callWith('Case', token, outsidePaths.tellSection, { params: { sectionId }, body });

/** Begins a check at Entra: a code for its page, good once and for a minute. */
export const shareEntraCheck = (token: string, name: string) =>
  callWith('Case', token, outsidePaths.shareEntraCheck, { body: { name } });

/** Changes a step, unless another change came first: then the server answers 409 with that. */
export async function patchStep(
  token: string,
  step: Pick<CaseStep, 'id' | 'version'>,
  change: StepEdit & { name: string },
): Promise<CaseStep> {
  const { state, ...rest } = change;
  // Steps offer it only where `canSkip` says so.
  if (state === 'not_needed') throw new Error('the holder of a link skips no step');
  const body = { version: step.version, ...rest, ...(state && { state }) };
  const answer = await callWith('Case', token, outsidePaths.changeSharedStep, {
    params: { stepId: step.id },
    body,
  });
  return answer.step;
}
