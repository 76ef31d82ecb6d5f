import { Text } from '@vibe/core';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import styles from './coverage.module.css';

/** Reasons why something is not listed, by the keys of the texts. */
export const missing = ['otherApps', 'integrations', 'before', 'apiTokens', 'deletions'] as const;

/** Lists what the lists cannot show, each with its reason. */
export function CoverageItems({ label, id }: { label: string; id?: string }) {
  const app = isolate(useSession().features.appName);
  return (
    <ul id={id} className={styles.list} aria-label={label}>
      {missing.map((item) => (
        <li key={item}>
          <Text type="text2" ellipsis={false}>
            {t(`connections.coverage.items.${item}`, { app })}
          </Text>
        </li>
      ))}
    </ul>
  );
}
