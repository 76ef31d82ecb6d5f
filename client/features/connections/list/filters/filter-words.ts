import { providerName } from '../../../../i18n/provider-names.ts';
import '../../../../i18n/load/list-texts.ts';
import type { Organizations } from '../../../../../server/contract/organization.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import type { FindPerson } from '../../../../monday/people/people-context.ts';
import type { Format } from '../../../../monday/profile-format.ts';
import { nameOf } from '../../../../ui/people/person-cell.tsx';
import { type DayField, dayBegins, type FilterName, type FilterValues } from './fields.ts';

/** Days in words, such as `90 days`. */
export const daysOf = (days: number, format: Format): string =>
  t('list.days', { count: days, number: format.number(days) });

interface Names {
  format: Format;
  find: FindPerson;
  organizations: Organizations | undefined;
}

function organizationOf(id: string, organizations: Organizations | undefined): string {
  const found = organizations?.items.find((organization) => organization.id === id);
  return found?.name ?? t('list.filters.unknownOrganization', { id });
}

/** The value of a filter that is set, as people call it. */
export function valueText(name: FilterName, values: FilterValues, names: Names): string {
  const { provider, state, alert, organizationId, accountType, access, risk } = values;
  const { unusedForDays, permission, person } = values;
  const day = (field: DayField) => {
    const value = values[field];
    return value && names.format.date(dayBegins(value));
  };
  const words: Record<FilterName, string | undefined> = {
    provider: provider && providerName(provider),
    state: state && t(`connections.state.${state}`),
    alert: alert && t(`list.alert.${alert}`),
    organizationId: organizationId && organizationOf(organizationId, names.organizations),
    accountType: accountType && t(`list.accountType.${accountType}`),
    access: access && t(`list.access.${access}`),
    risk: risk && t(`list.riskChoice.${risk}`),
    unusedForDays: unusedForDays ? daysOf(unusedForDays, names.format) : undefined,
    permission,
    connectedFrom: day('connectedFrom'),
    connectedTo: day('connectedTo'),
    usedFrom: day('usedFrom'),
    usedTo: day('usedTo'),
    person: person && nameOf(person, names.find(person)),
    deactivated: values.deactivated && t('list.filters.deactivated'),
  };
  return words[name] ?? '';
}

/** A filter that is set, such as `Provider: Google`. */
export const chipOf = (name: FilterName, values: FilterValues, names: Names): string =>
  t('list.filters.chip', {
    name: t(`list.filter.${name}`),
    value: isolate(valueText(name, values, names)),
  });
