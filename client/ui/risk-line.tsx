import type { Risk } from '../../server/contract/connection.ts';
import { Clip } from './clip.tsx';
import styles from './risk-line.module.css';
import { RiskSign } from './risk-sign.tsx';

interface RiskLineProps {
  /** Null where there is nothing to have a risk: words alone. */
  risk: Risk | null;
  /** The risk in words, or what it belongs to with the words in `secondary`. */
  text: string;
  secondary?: string | null;
}

/** A risk by its bars and its words, in a cell of a table. */
export const RiskLine = ({ risk, text, secondary }: RiskLineProps) => (
  <span className={styles.line}>
    {risk !== null && <RiskSign risk={risk} />}
    <Clip text={text} secondary={secondary} />
  </span>
);
