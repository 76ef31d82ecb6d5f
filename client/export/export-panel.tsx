import '../i18n/load/export-texts.ts';
import { Button, Heading, Text } from '@vibe/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { useFormat } from '../monday/profile-format.ts';
import { announce } from '../ui/announce.ts';
import { Choices } from '../ui/choices.tsx';
import { moveFocus } from '../ui/move-focus.ts';
import { CopyFile } from './copy-file.tsx';
import { dropExport, exportJob, shownPanel } from './export-job.ts';
import styles from './export-panel.module.css';
import { Download, endText, Progress } from './export-progress.tsx';
import type { ExportSource, FileKind, MadeFile } from './make-file.ts';
import { runExport } from './run-export.ts';

interface ExportPanelProps<Row> {
  id: string;
  /** Tells exports apart: the same rows have the same key. */
  jobKey: string;
  /** Content of the file. */
  about: string;
  /** True if the activity records the start. */
  isRecorded: boolean;
  /** Number of rows in all; null where that is not known. */
  total: number | null;
  source(): ExportSource<Row>;
  onClose(): void;
}

function Made({ file }: { file: MadeFile }) {
  const format = useFormat();
  return (
    <>
      <Text type="text2" ellipsis={false}>
        {t('export.made', { count: file.rows, number: format.number(file.rows) })}
        {file.lacksNames && ` ${t('export.madeNameless')}`}
      </Text>
      <div className={styles.line}>
        <Download file={file} />
        {file.kind === 'csv' && <CopyFile blob={file.blob} />}
      </div>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t(file.kind === 'csv' ? 'export.blocked' : 'export.blockedWorkbook')}
      </Text>
    </>
  );
}

/** The button that opened a part. Who used a mouse has lost the focus on it: Vibe removes it. */
const openerOf = (id: string) =>
  [...document.querySelectorAll<HTMLElement>('[aria-controls]')].find(
    (button) => button.getAttribute('aria-controls') === id,
  );

function useKind() {
  const { listSeparator } = useFormat();
  const [kind, setKind] = useState<FileKind>('xlsx');
  const choices = [
    { value: 'xlsx', label: t('export.kind.xlsx'), hint: t('export.kind.xlsxHint') },
    {
      value: 'csv',
      label: t('export.kind.csv'),
      hint: t('export.kind.csvHint', { separator: listSeparator }),
    },
  ] as const;
  const field = (
    <Choices<FileKind>
      label={t('export.kind.label')}
      choices={choices}
      value={kind}
      onChange={setKind}
    />
  );
  return { field, options: { kind, separator: listSeparator } };
}

/**
 * Makes a file in the browser: what it will hold, how far it is, and how to take it along. It goes on
 * when the panel is closed.
 */
export function ExportPanel<Row>(props: ExportPanelProps<Row>) {
  const { id, jobKey, about, isRecorded, total, source, onClose } = props;
  const current = exportJob.use();
  const job = current?.key === jobKey ? current : null;
  const state = job?.state;
  const panel = useRef<HTMLElement>(null);
  const { field, options } = useKind();
  const end = endText(state, useFormat());
  useEffect(() => moveFocus(panel.current, { preventScroll: true }), []);
  useEffect(() => {
    shownPanel.set(jobKey);
    return () => shownPanel.set(null);
  }, [jobKey]);
  useEffect(() => {
    if (end === null) return;
    announce(end);
    // The button that was pressed is gone.
    if (document.activeElement === document.body) moveFocus(panel.current, { preventScroll: true });
  }, [end]);
  const isRunning = state?.status === 'running';
  const isOtherRunning = current?.state.status === 'running' && job === null;
  const close = () => {
    moveFocus(openerOf(id));
    if (job && !isRunning) dropExport();
    onClose();
  };
  return (
    <section
      id={id}
      ref={panel}
      className={styles.panel}
      aria-label={t('export.panel')}
      tabIndex={-1}
    >
      <Heading type="h3" element="h2" ellipsis={false}>
        {t('export.panel')}
      </Heading>
      <Text type="text2" ellipsis={false}>
        {about} {isRecorded && t('export.recorded')}
      </Text>
      {job && isRunning && (
        <div className={styles.line}>
          <Progress job={job} state={state} />
        </div>
      )}
      {state?.status === 'made' && <Made file={state.file} />}
      {(state?.status === 'failed' || state?.status === 'cancelled') && (
        <Text type="text2" ellipsis={false}>
          {end}
        </Text>
      )}
      {!isRunning && state?.status !== 'made' && field}
      {isOtherRunning && (
        <Text type="text2" ellipsis={false}>
          {t('export.otherRuns')}
        </Text>
      )}
      <div className={styles.line}>
        {job && isRunning && (
          <Button kind="secondary" size="small" onClick={job.cancel}>
            {t('export.cancel')}
          </Button>
        )}
        {!isRunning && state?.status !== 'made' && (
          <Button
            size="small"
            disabled={isOtherRunning}
            onClick={() => void runExport({ key: jobKey, about, total }, source(), options)}
          >
            {t('export.start')}
          </Button>
        )}
        <Button kind="tertiary" size="small" onClick={close}>
          {t(isRunning ? 'export.background' : 'export.close')}
        </Button>
      </div>
    </section>
  );
}
