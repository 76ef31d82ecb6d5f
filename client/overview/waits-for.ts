import type { CaseSummary } from '../../server/contract/case.ts';
import type { FindPerson } from '../people/people-context.ts';
import { nameOf } from '../people/person-cell.tsx';
import { isolate, t } from '../text/text.ts';

type Waiting = CaseSummary['waitsFor'][number];

function inWords({ actor, organization, userId }: Waiting, find: FindPerson): string {
  const name = organization?.name;
  switch (actor) {
    case 'entra_admin':
    case 'provider_admin':
      return name
        ? t(`overview.actor.${actor}`, { organization: isolate(name) })
        : t('overview.actor.somebody');
    case 'person':
      return isolate(nameOf(userId, find(userId ?? '')));
    default:
      return t(`overview.actor.${actor}`);
  }
}

/** Whom an open case waits for, each in words and once. */
export const waitsForInWords = (of: CaseSummary, find: FindPerson): string[] => [
  ...new Set(of.waitsFor.map((waiting) => inWords(waiting, find))),
];
