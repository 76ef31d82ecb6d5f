import { factsOf, type ProviderId } from '../../server/contract/provider-facts.ts';
import styles from './provider-mark.module.css';

/**
 * A sign of our own for a provider, one or two characters on its colour: found faster in a list than a word. The
 * name is always beside it or in the same row, so that it is not announced.
 */
export const ProviderMark = ({ provider }: { provider: ProviderId }) => {
  const { shortName, mark, color } = factsOf(provider);
  return (
    <span
      className={styles.mark}
      style={{ backgroundColor: color }}
      data-tip={shortName}
      aria-hidden
    >
      {mark}
    </span>
  );
};
