import { Clickable, HiddenText } from '@vibe/core';
import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import { t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openList } from '../../navigation/open-list.ts';
import { casesTab } from '../../navigation/start-revocation.ts';
import { Section } from '../../ui/section.tsx';
import styles from './figures.module.css';

const figures = ['connections', 'people', 'organizations', 'openCases'] as const;

const lists: Record<(typeof figures)[number], () => void> = {
  connections: () => openList(),
  people: () => goTo({ tab: 'people' }),
  organizations: () => goTo({ tab: 'overview', id: 'organizations' }),
  openCases: () => goTo({ tab: casesTab, filters: { status: 'open' } }),
};

const weeksShown = 4;

/** Shows how many connections came and went in the last weeks. */
function Change({ weeks }: Pick<ConnectionsSummary, 'weeks'>) {
  const format = useFormat();
  const latest = weeks.slice(-weeksShown);
  const sum = (field: 'connected' | 'takenAway') =>
    format.number(latest.reduce((total, week) => total + week[field], 0));
  return (
    <span className={styles.change}>
      {t('overview.figures.change', { added: sum('connected'), removed: sum('takenAway') })}
    </span>
  );
}

/** Four figures, each the way to the list that it counts. */
export function Figures({ summary }: { summary: ConnectionsSummary }) {
  const format = useFormat();
  return (
    <Section title={t('overview.figures.title')}>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <li key={figure}>
            <Clickable className={styles.figure} onClick={lists[figure]}>
              <span className={styles.name}>{t(`overview.figures.${figure}`)}</span>{' '}
              <span className={styles.number}>{format.number(summary[figure])}</span>{' '}
              {figure === 'connections' && <Change weeks={summary.weeks} />}{' '}
              <HiddenText id={`figure-${figure}`} text={t('overview.figures.open')} />
            </Clickable>
          </li>
        ))}
      </ul>
    </Section>
  );
}
