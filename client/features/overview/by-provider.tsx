import { Clickable, HiddenText } from '@vibe/core';
import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openList } from '../../navigation/open-list.ts';
import { ProviderMark } from '../../ui/provider-mark.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './by-provider.module.css';

/** Counts the connections of each provider, the most first; each opens the list of that provider. */
export function ByProvider({ byProvider }: Pick<ConnectionsSummary, 'byProvider'>) {
  const format = useFormat();
  const rows = byProvider.toSorted((one, other) => other.connections - one.connections);
  const most = Math.max(...rows.map(({ connections }) => connections), 1);
  return (
    <Section title={t('overview.providers.title')} isCard>
      <ul className={styles.providers}>
        {rows.map(({ provider, connections }) => (
          <li key={provider}>
            <Clickable className={styles.provider} onClick={() => openList({ provider })}>
              <span className={styles.name}>
                <ProviderMark provider={provider} />
                {providerName(provider)}
              </span>{' '}
              <span className={styles.number}>
                {t('overview.providers.connections', {
                  count: connections,
                  number: format.number(connections),
                })}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${(connections / most) * 100}%` }}
                />
              </span>{' '}
              <HiddenText id={`provider-${provider}`} text={t('overview.providers.open')} />
            </Clickable>
          </li>
        ))}
      </ul>
    </Section>
  );
}
