import { factsOf, type ProviderId } from '../../server/contract/provider-facts.ts';
import styles from './provider-mark.module.css';

/**
 * A sign of our own for a provider, its initial on its colour: found faster in a list than a word. The
 * name is always beside it or in the same row, so that it is not announced.
 */
export const ProviderMark = ({ provider }: { provider: ProviderId }) => {
  const { shortName, color } = factsOf(provider);
  return (
    <span className={styles.mark} style={{ backgroundColor: color }} title={shortName} aria-hidden>
      {shortName.slice(0, 1)}
    </span>
  );
};
