import { Text } from '@vibe/core';
import type { MondayFeature } from '../../../server/contract/provider.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { English } from '../../ui/english.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import styles from './features.module.css';

/** Features of monday that can use credentials, each with who says so. */
export function Features({ features }: { features: readonly MondayFeature[] }) {
  const format = useFormat();
  return (
    <ul className={styles.features} aria-label={t('help.features.title')}>
      {features.map(({ key, name, text, basis, source, lastRead }) => (
        <li key={key} className={styles.feature}>
          <Text type="text1" weight="bold" ellipsis={false}>
            {name}
          </Text>
          <Text type="text1" ellipsis={false}>
            <English>{text}</English>
          </Text>
          <Text type="text2" color="secondary" ellipsis={false} element="div">
            {t(`help.features.basis.${basis}`, { date: format.date(lastRead) })}{' '}
            <OutsideLink href={source}>
              {t('help.features.source', { name: isolate(name) })}
            </OutsideLink>
          </Text>
        </li>
      ))}
    </ul>
  );
}
