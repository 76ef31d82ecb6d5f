import { AttentionBox, Button } from '@vibe/core';
import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import styles from './touches.module.css';

/** The ways to the open cases; what was answered here is kept meanwhile. */
function OpenCases({ openCases }: Pick<CaseDryRun, 'openCases'>) {
  const format = useFormat();
  const { count, items } = openCases;
  const others = count - items.length;
  if (count === 0) return null;
  return (
    <ul className={styles.cases} aria-label={t('newCase.warning.openCases')}>
      {items.map(({ id, situation, openedAt }) => (
        <li key={id}>
          <Button kind="tertiary" size="xs" onClick={() => goTo({ tab: casesTab, id })}>
            {t('newCase.warning.openCase', {
              situation: t(`cases.situation.${situation}`),
              date: format.dateTime(openedAt),
            })}
          </Button>
        </li>
      ))}
      {others > 0 && (
        <li>{t('newCase.warning.moreCases', { count: others, number: format.number(others) })}</li>
      )}
    </ul>
  );
}

/** Warnings before a case is opened. */
export function Warnings({ warnings, openCases }: Pick<CaseDryRun, 'warnings' | 'openCases'>) {
  const format = useFormat();
  if (warnings.length === 0) return null;
  return (
    <AttentionBox type="warning" animate={false} title={t('newCase.warning.title')}>
      <ul className={styles.warnings}>
        {warnings.map(({ code, count }) => (
          <li key={code}>
            {t(`newCase.warning.${code}`, {
              count: count ?? 0,
              number: format.number(count ?? 0),
            })}
            {code === 'in_open_case' && <OpenCases openCases={openCases} />}
          </li>
        ))}
      </ul>
    </AttentionBox>
  );
}
