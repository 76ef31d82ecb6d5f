import { t } from '../../i18n/translate.ts';
import styles from './first-use.module.css';

interface BoxProps {
  x: number;
  y: number;
  title: string;
  note?: string;
}

function Box({ x, y, title, note }: BoxProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.box} width={128} height={56} rx={8} />
      <text className={styles.boxTitle} x={64} y={note ? 25 : 33}>
        {title}
      </text>
      {note && (
        <text className={styles.boxNote} x={64} y={43}>
          {note}
        </text>
      )}
    </g>
  );
}

/** One person, and the two halves of a connection. */
export function Picture() {
  return (
    <svg
      className={styles.picture}
      viewBox="0 0 344 168"
      role="img"
      aria-label={t('overview.first.picture')}
    >
      <path
        className={styles.way}
        d="M132 76 C172 76 172 32 212 32 M132 92 C172 92 172 136 212 136"
      />
      <path className={styles.both} d="M276 62 V106" />
      <Box x={4} y={56} title={t('overview.first.person')} />
      <Box x={212} y={4} title={t('overview.first.monday')} note={t('overview.first.credential')} />
      <Box
        x={212}
        y={108}
        title={t('overview.first.provider')}
        note={t('overview.first.permission')}
      />
    </svg>
  );
}
