import '../../i18n/load/people-list-texts.ts';
import { t } from '../../i18n/translate.ts';
import { useMondayContext } from '../../monday/frame.ts';
import { GraphqlError } from '../../monday/graphql.ts';

/** Why a search failed, in words. */
export function useFailureText(error: unknown): string {
  const { missingScopes } = useMondayContext();
  if (!(error instanceof GraphqlError)) return t('peopleList.search.serverFailed');
  if (missingScopes.includes('users:read')) return t('people.partial.scope');
  return t('peopleList.search.mondayFailed');
}
