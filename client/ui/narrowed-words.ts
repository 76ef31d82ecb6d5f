import type { ListFilter } from '../../server/contract/list-filter.ts';
import { addTexts } from '../i18n/catalogue.ts';
import texts from '../i18n/en/filter.json';
import { providerName } from '../i18n/provider-names.ts';
import { isolate, t } from '../i18n/translate.ts';

addTexts('filter', texts);

/** The conditions of a list, as far as they are known. */
export interface Narrowed {
  filter: ListFilter;
  /** Number of people it was narrowed to; null for everyone. */
  people: number | null;
  /** The one of them, where it is one and known. */
  userId?: string | null;
  /** The text that is searched for; null for none, true where it was not recorded. */
  search: string | null | true;
}

/** Formats and names that a filter in words needs. */
export interface FilterNames {
  format: { number(value: number): string; date(at: string): string };
  /** Returns a person's name, or their id; absent where people are only counted. */
  personName?(userId: string): string;
  /** Returns an organization's name, or its id; absent where it is not named. */
  organizationName?(organizationId: string): string;
}

const dayFields = ['connectedFrom', 'connectedTo', 'usedFrom', 'usedTo'] as const;

function peopleWords({ people, userId }: Narrowed, { format, personName }: FilterNames) {
  if (people === null) return null;
  if (userId && personName) return t('filter.person', { person: isolate(personName(userId)) });
  return t('filter.people', { count: people, number: format.number(people) });
}

function searchWords({ search }: Narrowed): string | null {
  if (search === null) return null;
  return search === true ? t('filter.searched') : t('filter.search', { text: isolate(search) });
}

/** Returns a filter in words, each part short; at least one. */
export function filterWords(narrowed: Narrowed, names: FilterNames): string[] {
  const { filter } = narrowed;
  const { provider, state, alert, organizationId, accountType, access, risk } = filter;
  const organization =
    organizationId && names.organizationName
      ? isolate(names.organizationName(organizationId))
      : t('filter.organization');
  const parts = [
    provider && providerName(provider),
    state && t('filter.state', { state: t(`connections.state.${state}`) }),
    alert && t(`filter.alert.${alert}`),
    organizationId && organization,
    accountType && t(`connections.accountType.${accountType}`),
    access && t(`filter.access.${access}`),
    risk && t(`filter.risk.${risk}`),
    filter.unusedForDays && t('filter.unused', { count: filter.unusedForDays }),
    filter.permission && t('filter.permission', { permission: filter.permission }),
    ...dayFields.map((field) => {
      const at = filter[field];
      return at && t(`filter.${field}`, { date: names.format.date(at) });
    }),
    searchWords(narrowed),
    peopleWords(narrowed, names),
  ].filter((words) => typeof words === 'string' && words !== '') as string[];
  return parts.length > 0 ? parts : [t('filter.none')];
}
