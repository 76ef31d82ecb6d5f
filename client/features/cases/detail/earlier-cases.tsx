import { Button, Text } from '@vibe/core';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import type { CaseWords } from '../case-words.ts';
import styles from './earlier-cases.module.css';

/** Cases that some of the connections were in before, each with the way to it. */
export function EarlierCases({ of, words }: { of: RevocationCase; words: CaseWords }) {
  if (of.earlier.length === 0) return null;
  return (
    <div className={styles.earlier}>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('case.earlier.title')}
      </Text>
      <ul className={styles.list} aria-label={t('case.earlier.title')}>
        {of.earlier.map(({ id, situation, status, openedAt, closedAt }) => (
          <li key={id}>
            <Button kind="tertiary" size="xs" onClick={() => goTo({ tab: casesTab, id })}>
              {t(`case.earlier.${status}`, {
                situation: t(`cases.situation.${situation}`),
                date: words.format.date(closedAt ?? openedAt),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
