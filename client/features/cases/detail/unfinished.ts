import type { CaseSection, RevocationCase } from '../../../../server/contract/case.ts';
import { contradictedIn, grantedIn } from '../evidence-words.ts';

/** A section with something open, as closing asks about it. */
export interface Unfinished {
  section: CaseSection;
  openSteps: number;
  reconnected: number;
}

const isOpen = ({ state }: CaseSection['steps'][number]) => state === 'open' || state === 'blocked';

/** Sections that have something open. The server has the last word. */
export function unfinishedSections(one: RevocationCase): Unfinished[] {
  return one.sections
    .map((section) => ({
      section,
      openSteps: section.steps.filter(isOpen).length,
      reconnected: one.reconnected.filter(
        ({ connectionId, at }) =>
          section.proof?.claim != null &&
          at > section.proof.claim.at &&
          section.connectionIds.includes(connectionId),
      ).length,
    }))
    .filter(
      ({ section, openSteps, reconnected }) =>
        openSteps > 0 || reconnected > 0 || contradictedIn(section) + grantedIn(section) > 0,
    );
}

/**
 * Counts the connections that are not reported at the provider, and those that are reported and not
 * confirmed.
 */
export function remainsAtProvider(one: RevocationCase): { open: number; unseen: number } {
  const counts = one.sections
    .filter(({ half }) => half === 'provider')
    .map(({ proof }) => proof?.counts);
  const sum = (...parts: ('open' | 'refused' | 'granted' | 'contradicted' | 'reported')[]) =>
    parts.reduce(
      (total, part) => total + counts.reduce((all, count) => all + (count?.[part] ?? 0), 0),
      0,
    );
  return { open: sum('open', 'refused', 'granted', 'contradicted'), unseen: sum('reported') };
}
