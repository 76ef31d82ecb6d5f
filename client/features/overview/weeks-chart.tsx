import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import styles from './weeks.module.css';

type Weeks = ConnectionsSummary['weeks'];

/** Units of the drawing, which is stretched to the room there is: a week is as wide as this. */
const weekWidth = 10;
const barWidth = 6;
/** A week with something in it is never without a bar. */
const leastHeight = 2;
const fullHeight = 100;

const sum = (figures: number[]) => figures.reduce((all, figure) => all + figure, 0);

/** Adds up the weeks, for people who do not see the bars. */
export function totalsOf(weeks: Weeks) {
  return {
    connected: sum(weeks.map((week) => week.connected)),
    takenAway: sum(weeks.map((week) => week.takenAway)),
  };
}

/** New connections upwards and revoked ones downwards from one line: no colour is needed. */
export function WeeksChart({ weeks }: { weeks: Weeks }) {
  const format = useFormat();
  const up = Math.max(...weeks.map(({ connected }) => connected));
  const down = Math.max(...weeks.map(({ takenAway }) => takenAway));
  const perUnit = fullHeight / Math.max(up + down, 1);
  const heightOf = (figure: number) => (figure === 0 ? 0 : Math.max(figure * perUnit, leastHeight));
  const line = up * perUnit + leastHeight;
  const width = weeks.length * weekWidth;
  const totals = totalsOf(weeks);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${fullHeight + 2 * leastHeight}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('overview.weeks.chart', {
        count: weeks.length,
        connected: format.number(totals.connected),
        takenAway: format.number(totals.takenAway),
      })}
    >
      {weeks.map(({ start, connected, takenAway }, week) => (
        <g
          key={start}
          data-tip={t('overview.weeks.week', {
            date: format.date(start),
            connected: format.number(connected),
            takenAway: format.number(takenAway),
          })}
        >
          <rect
            className={styles.hover}
            x={week * weekWidth}
            width={weekWidth}
            height={fullHeight + 2 * leastHeight}
          />
          <rect
            className={styles.connected}
            x={week * weekWidth + (weekWidth - barWidth) / 2}
            y={line - heightOf(connected)}
            width={barWidth}
            height={heightOf(connected)}
          />
          <rect
            className={styles.takenAway}
            x={week * weekWidth + (weekWidth - barWidth) / 2}
            y={line}
            width={barWidth}
            height={heightOf(takenAway)}
          />
        </g>
      ))}
      <line className={styles.line} x1={0} x2={width} y1={line} y2={line} />
    </svg>
  );
}
