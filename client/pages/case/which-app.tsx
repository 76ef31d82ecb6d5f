import type { Guide } from '../../../server/contract/guide.ts';
import { Fact, Facts } from '../../parts/facts.tsx';
import { CopiedValue } from '../parts/copied-value.tsx';
import { t } from '../parts/text.ts';
import styles from './which-app.module.css';

/** Which app it is about, so that no other is touched. */
export function WhichApp({ app }: { app: NonNullable<Guide['whichApp']> }) {
  return (
    <div className={styles.app}>
      {app.icon && <img className={styles.icon} src={app.icon} alt="" width={40} height={40} />}
      <div>
        <strong>{t('caseLink.app.title')}</strong>
        <Facts>
          <Fact name={t('caseLink.app.name')}>{app.name}</Fact>
          <Fact name={t('caseLink.app.publisher')}>{app.publisher}</Fact>
          <Fact name={t('caseLink.app.applicationId')}>
            <CopiedValue name={t('caseLink.app.applicationId')} value={app.applicationId} />
          </Fact>
        </Facts>
        <p>{app.warning}</p>
      </div>
    </div>
  );
}
