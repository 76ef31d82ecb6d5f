import '../../i18n/load/guides-texts.ts';
import type { Guide } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LongId } from '../../ui/long-id.tsx';
import { TextLine } from '../../ui/text-line.tsx';
import { GuideText, plainText } from './guide-text.tsx';
import styles from './which-app.module.css';

/** Shows the application id to copy; nothing where none is configured. */
function ApplicationId({ id }: { id: string }) {
  if (plainText(id) !== id) return <GuideText text={id} />;
  const name = `${t('guides.app.applicationId')}: ${id}`;
  return <LongId id={id} label={t('ui.copyNamed', { name })} />;
}

/** Tells which of Microsoft's many apps is meant: compared before anything is changed. */
export function WhichApp({ app }: { app: NonNullable<Guide['whichApp']> }) {
  const { name, icon, publisher, applicationId, warning } = app;
  return (
    <div className={styles.app}>
      <TextLine weight="bold" element="h3">
        {t('guides.app.title')}
      </TextLine>
      <Facts>
        <Fact name={t('guides.app.name')}>
          <span className={styles.name}>
            {icon && <img src={icon} alt="" width={24} height={24} />}
            <GuideText text={name} />
          </span>
        </Fact>
        <Fact name={t('guides.app.publisher')}>
          <GuideText text={publisher} />
        </Fact>
        <Fact name={t('guides.app.applicationId')}>
          <ApplicationId id={applicationId} />
        </Fact>
      </Facts>
      <TextLine>
        <GuideText text={warning} />
      </TextLine>
    </div>
  );
}
