import { Button, Heading, Text } from '@vibe/core';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import styles from './first-use.module.css';
import type { Summary } from './get-summary.ts';
import { Picture } from './picture.tsx';
import { useBusy } from './use-busy.ts';

const parts = ['connect', 'see', 'who'] as const;

/** Before the first connection: what one is, how to make one, and what this view will show of it. */
export function FirstUse({ summary }: { summary: Summary }) {
  const app = isolate(useSession().features.appName);
  const format = useFormat();
  const again = useBusy(() => summary.refetch());
  return (
    <div className={styles.page}>
      <div>
        <Heading type="h3" element="h2" ellipsis={false}>
          {t('overview.first.title')}
        </Heading>
        <Text type="text1" element="p" color="secondary" ellipsis={false}>
          {t('overview.first.detail', { app })}
        </Text>
      </div>
      <section className={styles.what}>
        <div className={styles.words}>
          <Heading type="h3" element="h3" ellipsis={false}>
            {t('overview.first.what')}
          </Heading>
          <Text type="text1" element="p" ellipsis={false}>
            {t('overview.first.whatDetail')}
          </Text>
        </div>
        <Picture />
      </section>
      <div className={styles.parts}>
        {parts.map((part) => (
          <section key={part} className={styles.part}>
            <Heading type="h3" element="h3" ellipsis={false}>
              {t(`overview.first.${part}`)}
            </Heading>
            <Text type="text2" element="p" ellipsis={false}>
              {t(`overview.first.${part}Detail`, { app })}
            </Text>
          </section>
        ))}
      </div>
      <div className={styles.actions}>
        <Button kind="secondary" onClick={() => goTo({ tab: 'help' })}>
          {t('overview.first.howTo')}
        </Button>
        <Button kind="tertiary" onClick={again.start}>
          {t('overview.first.again')}
        </Button>
        <Text type="text2" color="secondary" ellipsis={false} role="status">
          {again.isBusy
            ? t('overview.attention.checking')
            : t('overview.attention.checked', {
                time: format.time(new Date(summary.dataUpdatedAt).toISOString()),
              })}
        </Text>
      </div>
    </div>
  );
}
