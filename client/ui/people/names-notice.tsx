import { t } from '../../i18n/translate.ts';
import { useMondayContext } from '../../monday/frame.ts';
import type { People } from '../../monday/people/use-people.ts';
import { AttentionBox } from '../attention-box.tsx';

/** Says that names are missing, why where that is known, and offers to try again. */
export function NamesNotice({ people }: { people: People }) {
  const { missingScopes } = useMondayContext();
  if (!people.hasFailed) return null;
  const isForbidden = missingScopes.includes('users:read');
  return (
    <AttentionBox
      type="warning"
      title={t('people.partial.title')}
      text={t(isForbidden ? 'people.partial.scope' : 'people.partial.detail')}
      action={{ text: t('people.partial.retry'), onClick: people.retry }}
    />
  );
}
