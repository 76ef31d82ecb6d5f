import '../../i18n/load/people-list-texts.ts';
import type { Holdings } from '../../../server/contract/people.ts';
import { t } from '../../i18n/translate.ts';
import type { Known } from '../../monday/people/people-context.ts';
import type { StateLook } from '../../ui/state-label.tsx';

/** A person's status as monday gives it, and whether it is a human being at all. */
export function statusOf(known: Known): string {
  if (known.status !== 'known') return t(`peopleList.status.${known.status}`);
  const { kind, status } = known.person;
  const words = t(`peopleList.status.${status}`);
  return kind === 'person' ? words : `${words} · ${t(`people.kind.${kind}`)}`;
}

/** Returns the label's look for a status that is unusual for an owner of connections; null for any other. */
export function statusLook(known: Known): StateLook | null {
  if (known.status !== 'known' || known.person.status === 'active') return null;
  return known.person.status === 'deactivated' ? 'blocked' : 'waiting';
}

export const accessOf = ({ strongestAccess }: Holdings): string =>
  t(`peopleList.access.${strongestAccess ?? 'none'}`);

export const riskOf = ({ highestRisk }: Holdings): string =>
  t(`peopleList.risk.${highestRisk ?? 'none'}`);
