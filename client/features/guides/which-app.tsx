import { Text } from '@vibe/core';
import type { Guide } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { GuideText, plainText } from './guide-text.tsx';
import { useGuideTools } from './tools.ts';
import styles from './which-app.module.css';

/** Which of Microsoft's many apps is meant: compared before anything is changed. */
export function WhichApp({ app }: { app: NonNullable<Guide['whichApp']> }) {
  const { Copy } = useGuideTools();
  const { name, icon, publisher, applicationId, warning } = app;
  return (
    <div className={styles.app}>
      <Text type="text2" weight="bold" element="h3" ellipsis={false}>
        {t('guides.app.title')}
      </Text>
      <Facts>
        <Fact name={t('guides.app.name')}>
          <span className={styles.name}>
            {icon && <img src={icon} alt="" width={24} height={24} />}
            <bdi>
              <GuideText text={name} />
            </bdi>
          </span>
        </Fact>
        <Fact name={t('guides.app.publisher')}>
          <bdi>
            <GuideText text={publisher} />
          </bdi>
        </Fact>
        <Fact name={t('guides.app.applicationId')}>
          <span className={styles.name}>
            <code dir="ltr">
              <GuideText text={applicationId} />
            </code>
            {plainText(applicationId) === applicationId && (
              <Copy text={applicationId} label={t('guides.app.copy')} />
            )}
          </span>
        </Fact>
      </Facts>
      <Text type="text2" ellipsis={false}>
        <GuideText text={warning} />
      </Text>
    </div>
  );
}
