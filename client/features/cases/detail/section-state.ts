import type { CaseSection, CaseStep, RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import type { StateLook } from '../../../ui/state-label.tsx';
import { contradictedIn, grantedIn } from '../evidence-words.ts';

/** The state of a section, in a word: what its steps and its proof add up to. */
export type SectionState =
  | 'contradicted'
  | 'granted'
  | 'blocked'
  | 'confirmed'
  | 'reported'
  | 'done'
  | 'begun'
  | 'open'
  /** Every connection of it was left out. */
  | 'empty';

export const stateLooks: Record<SectionState, StateLook> = {
  contradicted: 'alarm',
  granted: 'alarm',
  blocked: 'blocked',
  confirmed: 'good',
  reported: 'reported',
  done: 'good',
  begun: 'waiting',
  open: 'waiting',
  empty: 'reported',
};

const count = ({ steps }: CaseSection, ...states: CaseStep['state'][]) =>
  steps.filter(({ state }) => states.includes(state)).length;

/** True where a check confirmed every connection of the section. */
function isConfirmed({ proof, connectionCount }: CaseSection): boolean {
  const seen =
    proof?.counts?.seen ?? (proof?.check ? proof.check.removed + proof.check.blocked : 0);
  return connectionCount > 0 && seen >= connectionCount;
}

/** Returns how a section stands; it is never called more than what is known of its side. */
export function stateOfSection(section: CaseSection): SectionState {
  if (section.connectionCount === 0) return 'empty';
  if (contradictedIn(section) > 0) return 'contradicted';
  if (grantedIn(section) > 0) return 'granted';
  if (count(section, 'blocked') > 0) return 'blocked';
  const open = count(section, 'open');
  if (open === 0) {
    if (isConfirmed(section)) return 'confirmed';
    return section.half !== null && section.proof?.claim ? 'reported' : 'done';
  }
  return count(section, 'done') > 0 ? 'begun' : 'open';
}

export const stateWords = (section: CaseSection): string =>
  t(`case.section.state.${stateOfSection(section)}`);

/** Counts the completed steps of a section; a step that is not needed does not count. */
export const progressOf = (section: CaseSection): { done: number; total: number } => ({
  done: count(section, 'done'),
  total: count(section, 'done', 'open', 'blocked'),
});

/** The step that is next, in the order that is advised: what is in the way is someone else's turn. */
export function nextStep(of: RevocationCase): { section: CaseSection; step: CaseStep } | null {
  for (const section of of.sections) {
    if (section.connectionCount === 0) continue;
    const step = section.steps.find(({ state }) => state === 'open');
    if (step) return { section, step };
  }
  return null;
}
