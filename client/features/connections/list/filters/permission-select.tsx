import '../../../../i18n/load/list-texts.ts';
import '../../../../i18n/load/permissions-texts.ts';
import { describe } from '../../../../../server/contract/describe-permission.ts';
import type { ProviderDescription } from '../../../../../server/contract/provider.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import type { Choice } from '../../../../ui/select.tsx';
import { useProviders } from '../../../permissions/get-providers.ts';
import { thingOf } from '../../../permissions/in-words.ts';
import { LabelledSelect } from './labelled-select.tsx';
import type { ListFilters } from './list-filters.ts';

/** Single permissions that the app asks for or that have a description, by name; families are no filter. */
function namesOf({ scopes, knownScopes }: ProviderDescription): string[] {
  const known = knownScopes.map(({ match }) => match).filter((match) => !match.endsWith('*'));
  return [...scopes.map(({ name }) => name), ...known];
}

function choicesOf(provider: ProviderDescription): Choice[] {
  return [...new Set(namesOf(provider))].map((name) => {
    const thing = thingOf(describe(name, provider.knownScopes));
    const words =
      thing && thing !== 'unknown' && t(`permissions.things.${thing}`, { defaultValue: '' });
    return { value: name, label: words ? `${isolate(name)}: ${words}` : name };
  });
}

/** Narrows the list to connections with one permission, such as `Mail.Send`. */
export function PermissionSelect({ filters }: { filters: ListFilters }) {
  const { provider, permission: value = '' } = filters.values;
  const { data } = useProviders();
  const offered = (data?.providers ?? []).filter(({ id }) => !provider || id === provider);
  const byName = new Map(offered.flatMap(choicesOf).map((choice) => [choice.value, choice]));
  const choices = [...byName.values()].sort((one, other) => (one.value < other.value ? -1 : 1));
  return (
    <LabelledSelect
      label={t('list.filter.permission')}
      choices={[
        { value: '', label: t('list.filters.all') },
        ...(value === '' || byName.has(value) ? [] : [{ value, label: value }]),
        ...choices,
      ]}
      value={value}
      onChange={(next) => filters.setFilter('permission', next || null)}
    />
  );
}
