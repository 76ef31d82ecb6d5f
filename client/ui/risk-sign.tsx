import type { Risk } from '../../server/contract/connection.ts';
import { Clip } from './clip.tsx';
import styles from './risk-sign.module.css';

const bars: Record<Risk, number> = { unknown: 0, low: 1, medium: 2, high: 3 };

/** A risk by its bars and its words, as a label. */
export const RiskTag = ({ risk, text }: { risk: Risk; text: string }) => (
  <span className={risk === 'high' ? `${styles.tag} ${styles.strong}` : styles.tag}>
    <RiskSign risk={risk} />
    {text}
  </span>
);

/** A risk as one to three filled bars, none where it is unknown; the word stands beside it. */
export const RiskSign = ({ risk }: { risk: Risk }) => (
  <span className={`${styles.sign} ${styles[risk] ?? ''}`} aria-hidden="true">
    {[1, 2, 3].map((bar) => (
      <span key={bar} className={bar <= bars[risk] ? `${styles.bar} ${styles.full}` : styles.bar} />
    ))}
  </span>
);

interface RiskLineProps {
  /** Null where there is nothing to have a risk: words alone. */
  risk: Risk | null;
  /** The risk in words, or what it belongs to with the words in `secondary`. */
  text: string;
  secondary?: string | null;
}

/** A risk by its bars and its words, in a cell of a table. */
export const RiskLine = ({ risk, text, secondary }: RiskLineProps) => (
  <span className={styles.row}>
    {risk !== null && <RiskSign risk={risk} />}
    <Clip text={text} secondary={secondary} />
  </span>
);
