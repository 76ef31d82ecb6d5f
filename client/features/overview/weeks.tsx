import { Text } from '@vibe/core';
import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { Fold } from '../../ui/fold.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './weeks.module.css';
import { totalsOf, WeeksChart } from './weeks-chart.tsx';

type Weeks = ConnectionsSummary['weeks'];

function Legend() {
  return (
    <ul className={styles.legend} aria-hidden="true">
      <li>
        <span className={styles.connectedMark} />
        {t('overview.weeks.connected')}
      </li>
      <li>
        <span className={styles.takenAwayMark} />
        {t('overview.weeks.takenAway')}
      </li>
    </ul>
  );
}

function WeeksTable({ weeks }: { weeks: Weeks }) {
  const format = useFormat();
  return (
    <Fold title={t('overview.weeks.asTable')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.weeks.from')}</th>
            <th scope="col">{t('overview.weeks.connected')}</th>
            <th scope="col">{t('overview.weeks.takenAway')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ start, connected, takenAway }, week) => (
            <tr key={start}>
              <th scope="row">
                {week === 0
                  ? t('overview.weeks.thisWeek', { date: format.date(start) })
                  : format.date(start)}
              </th>
              <td>{format.number(connected)}</td>
              <td>{format.number(takenAway)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

/** New and removed connections of each of the last weeks, as a picture and as a table. */
export function Weeks({ weeks }: { weeks: Weeks }) {
  const format = useFormat();
  const { connected, takenAway } = totalsOf(weeks);
  const [first, last] = [weeks[0], weeks.at(-1)];
  return (
    <Section title={t('overview.weeks.title')} isCard>
      <Legend />
      {connected + takenAway > 0 ? (
        <div className={styles.drawing}>
          <div className={styles.scale} aria-hidden="true">
            <span>{format.number(Math.max(...weeks.map((week) => week.connected)))}</span>
            <span>{format.number(Math.max(...weeks.map((week) => week.takenAway)))}</span>
          </div>
          <WeeksChart weeks={weeks} />
          <div className={styles.dates} aria-hidden="true">
            <span>{first && format.date(first.start)}</span>
            <span>{last && t('overview.weeks.thisWeek', { date: format.date(last.start) })}</span>
          </div>
        </div>
      ) : (
        <Text type="text2" ellipsis={false}>
          {t('overview.weeks.none')}
        </Text>
      )}
      <WeeksTable weeks={weeks} />
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('overview.weeks.counted')}
      </Text>
    </Section>
  );
}
