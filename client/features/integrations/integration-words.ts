import '../../i18n/load/integrations-texts.ts';
import { t } from '../../i18n/translate.ts';
import type { Integration } from './integration.ts';

const methods: readonly string[] = ['oauth', 'token_based'] as const;
const states: readonly string[] = ['active', 'inactive'] as const;

/** `google_drive` as `Google drive`: monday's words are free text. */
const readable = (word: string) => {
  const text = word.replaceAll('_', ' ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
};

export const providerOf = ({ provider }: Integration): string =>
  provider ? readable(provider) : t('integrations.notGiven');

export function methodOf({ method }: Integration): string {
  if (!method) return t('integrations.notGiven');
  return methods.includes(method)
    ? t(`integrations.method.${method as 'oauth'}`)
    : readable(method);
}

export function stateOf({ state }: Integration): string {
  if (!state) return t('integrations.notGiven');
  return states.includes(state) ? t(`integrations.state.${state as 'active'}`) : readable(state);
}

/** Returns the name that a user recognises it by. */
export const identifierOf = ({ identifier, name }: Integration): string =>
  identifier ?? name ?? t('integrations.noIdentifier');
