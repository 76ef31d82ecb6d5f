import { factsOf, type ProviderId } from '../../../server/contract/provider-facts.ts';
import { t } from '../../i18n/translate.ts';

/** Returns how people call a provider; empty where there is none. */
export function pageProviderName(provider: ProviderId | null): string {
  if (provider === null) return '';
  const { kind, name } = factsOf(provider);
  return kind === 'api-token' ? t('pages.apiToken') : name;
}
