import type { Connection } from '../../../../../server/contract/connection.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { RiskSign } from '../../../../ui/risk-sign.tsx';
import { accessOf } from '../../connection-words.ts';
import styles from './state-cell.module.css';

/** How long access lasts and, below it, the highest risk of its permissions. */
export const AccessCell = ({ connection }: { connection: Connection }) => (
  <span className={styles.state}>
    <RiskSign risk={connection.risk} />
    <Clip {...accessOf(connection)} />
  </span>
);
