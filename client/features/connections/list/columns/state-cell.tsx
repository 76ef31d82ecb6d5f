import type { Connection } from '../../../../../server/contract/connection.ts';
import { t } from '../../../../i18n/translate.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { ToneIcon } from '../../../../ui/tone-label.tsx';
import { sidesOf, toneOf } from '../../connection-format.ts';
import styles from './state-cell.module.css';

/** The state in a word and, below it, what is known of both sides. */
export function StateCell({ connection }: { connection: Connection }) {
  const tone = toneOf(connection);
  const words = (
    <Clip text={t(`connections.state.${connection.state}`)} secondary={sidesOf(connection)} />
  );
  if (tone === null) return words;
  return (
    <span className={styles.state}>
      <ToneIcon tone={tone} />
      {words}
    </span>
  );
}
