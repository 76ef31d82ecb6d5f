import { Text } from '@vibe/core';
import { useState } from 'react';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { t } from '../../../i18n/translate.ts';
import { openTab } from '../../../monday/open-tab.ts';
import { type UserNames, withNames } from '../../../navigation/report-names.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { OutsideLink } from '../../../ui/link.tsx';
import { linesOf } from '../../../ui/states/error-lines.ts';
import styles from './open-page.module.css';

interface OpenPageProps {
  caseId: string;
  purpose: 'report' | 'entra';
  /** Names of the users whom the page names, as monday gave them to who opens it. */
  names?: UserNames;
}

/** Opens a page outside the frame with a code that is good once, and shows the link as well. */
export function OpenPage({ caseId, purpose, names = {} }: OpenPageProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const open = async () => {
    setAsking(true);
    setFault(null);
    setUrl(null);
    try {
      const { code } = await call(paths.makeHandoff, { body: { purpose, caseId } });
      // In the fragment, which no browser sends to any server.
      setUrl(await openTab(`/${purpose}#${withNames(code, names)}`));
    } catch (error) {
      setFault([t('case.pages.failed'), ...linesOf(error)].join(' '));
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className={styles.page}>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t(`case.pages.${purpose}About`)}
      </Text>
      <div>
        <BusyButton kind="secondary" size="small" isBusy={isAsking} onClick={open}>
          {t(`case.pages.${purpose}`)}
        </BusyButton>
      </div>
      {url && (
        <div role="status">
          <Text type="text2" ellipsis={false} element="div">
            {t('case.pages.ready')}{' '}
            <OutsideLink href={url}>{t(`case.pages.${purpose}`)}</OutsideLink>
          </Text>
        </div>
      )}
      {fault && (
        <div role="alert">
          <Text type="text2" color="negative" ellipsis={false}>
            {fault}
          </Text>
        </div>
      )}
    </div>
  );
}
