import { Text } from '@vibe/core';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { t } from '../../../i18n/translate.ts';
import { openTab } from '../../../monday/open-tab.ts';
import type { ReportedIntegrations } from '../../../navigation/report-names.ts';
import { type UserNames, withNames } from '../../../navigation/report-names.ts';
import { OpenOutside } from '../../../ui/states/open-outside.tsx';
import styles from './open-page.module.css';

interface OpenPageProps {
  caseId: string;
  purpose: 'report' | 'entra';
  /** Names of the users whom the page names, as monday gave them to who opens it. */
  names?: UserNames;
  /** Of the person whom the report is about, as monday gave them to who opens it. */
  integrations?: ReportedIntegrations | null;
}

/** Opens the report of a case, or its check at Entra. */
export function OpenPage({ caseId, purpose, names = {}, integrations = null }: OpenPageProps) {
  const onOpen = async () => {
    const { code } = await call(paths.makeHandoff, { body: { purpose, caseId } });
    // In the fragment, which no browser sends to any server.
    return openTab(`/${purpose}#${withNames(code, names, integrations)}`);
  };
  return (
    <div className={styles.page}>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t(`case.pages.${purpose}About`)}
      </Text>
      <OpenOutside
        text={t(`case.pages.${purpose}`)}
        ready={t('case.pages.ready')}
        failed={t('case.pages.failed')}
        onOpen={onOpen}
      />
    </div>
  );
}
