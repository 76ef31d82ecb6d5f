import type { Guide } from '../../../server/contract/guide.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { CopiedValue } from '../shared/copied-value.tsx';
import { t } from '../shared/page-text.ts';
import { openWords } from './open-words.ts';
import styles from './which-app-note.module.css';

/** Where none is configured there is nothing to copy. */
function ApplicationId({ id }: { id: string }) {
  if (openWords(id) !== id) return openWords(id);
  return <CopiedValue name={t('caseLink.app.applicationId')} value={id} />;
}

/** Which app it is about, so that no other is touched. */
export function WhichApp({ app }: { app: NonNullable<Guide['whichApp']> }) {
  return (
    <div className={styles.app}>
      {app.icon && <img className={styles.icon} src={app.icon} alt="" width={40} height={40} />}
      <div>
        <strong>{t('caseLink.app.title')}</strong>
        <Facts>
          <Fact name={t('caseLink.app.name')}>{openWords(app.name)}</Fact>
          <Fact name={t('caseLink.app.publisher')}>{openWords(app.publisher)}</Fact>
          <Fact name={t('caseLink.app.applicationId')}>
            <ApplicationId id={app.applicationId} />
          </Fact>
        </Facts>
        <p>{openWords(app.warning)}</p>
      </div>
    </div>
  );
}
