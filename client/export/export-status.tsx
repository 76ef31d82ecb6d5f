import '../i18n/load/export-texts.ts';
import { Button, Text } from '@vibe/core';
import { useEffect } from 'react';
import { t } from '../i18n/translate.ts';
import { useFormat } from '../monday/profile-format.ts';
import { announce } from '../ui/announce.ts';
import { dropExport, type ExportJob } from './export-job.ts';
import styles from './export-panel.module.css';
import { Download, endText, Progress } from './export-progress.tsx';

/** An export that goes on, or ended, while its panel is not on the screen. */
export default function ExportStatus({ job }: { job: ExportJob }) {
  const { about, state, cancel } = job;
  const end = endText(state, useFormat());
  useEffect(() => {
    if (end !== null) announce(end);
  }, [end]);
  return (
    <section className={styles.status} aria-label={t('export.status')}>
      <Text type="text2" ellipsis={false}>
        {about}
      </Text>
      {state.status === 'running' ? (
        <>
          <Progress job={job} state={state} />
          <Button kind="secondary" size="xs" onClick={cancel}>
            {t('export.cancel')}
          </Button>
        </>
      ) : (
        <>
          <Text type="text2" ellipsis={false}>
            {end}
          </Text>
          {state.status === 'made' && <Download file={state.file} />}
          <Button kind="tertiary" size="xs" onClick={dropExport}>
            {t('export.close')}
          </Button>
        </>
      )}
    </section>
  );
}
