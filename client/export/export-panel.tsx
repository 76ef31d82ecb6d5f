import '../i18n/load/export-texts.ts';
import { Button, Heading, Text } from '@vibe/core';
import { useEffect, useRef } from 'react';
import { t } from '../i18n/translate.ts';
import { useFormat } from '../monday/format.ts';
import { announce } from '../ui/announce.ts';
import { saveFile } from '../ui/save-file.ts';
import { CopyFile } from './copy-file.tsx';
import styles from './export-panel.module.css';
import type { ExportSource, MadeFile } from './make-file.ts';
import { type ExportState, useExport } from './use-export.ts';

interface ExportPanelProps<Row> {
  id: string;
  /** What the file will hold. */
  about: string;
  /** Whether the activity says that it was begun. */
  isRecorded: boolean;
  /** How many rows there will be; null where that is not known. */
  total: number | null;
  source(): ExportSource<Row>;
  onClose(): void;
}

type Running = Extract<ExportState, { status: 'running' }>;

function Progress({ state, total }: { state: Running; total: number | null }) {
  const format = useFormat();
  const { rows, waitSeconds } = state.progress;
  const done = format.number(rows);
  return (
    <>
      <progress
        className={styles.bar}
        aria-label={t('export.progress')}
        {...(total !== null && { value: Math.min(rows, total), max: Math.max(total, 1) })}
      />
      <Text type="text2" ellipsis={false}>
        {total === null
          ? t('export.done', { count: rows, number: done })
          : t('export.doneOf', { done, total: format.number(total) })}
      </Text>
      {waitSeconds !== null && (
        <Text type="text2" ellipsis={false} role="status">
          {t('export.waiting', { count: waitSeconds })}
        </Text>
      )}
    </>
  );
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
        <Button size="small" onClick={() => saveFile(file.blob, file.name)}>
          {t('export.download')}
        </Button>
        <CopyFile blob={file.blob} />
      </div>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('export.blocked')}
      </Text>
    </>
  );
}

/** What is told to those who do not see the panel, once something comes to its end. */
function useTold(state: ExportState): string | null {
  const format = useFormat();
  if (state.status === 'cancelled') return t('export.cancelled');
  if (state.status === 'failed') {
    const { error } = state;
    return t('export.failed', { reason: error instanceof Error ? error.message : String(error) });
  }
  if (state.status !== 'made') return null;
  return t('export.made', { count: state.file.rows, number: format.number(state.file.rows) });
}

/** The button that opened a part. Who used a mouse has lost the focus on it: Vibe takes it away. */
const openerOf = (id: string) =>
  [...document.querySelectorAll<HTMLElement>('[aria-controls]')].find(
    (button) => button.getAttribute('aria-controls') === id,
  );

/** Makes a CSV file in the browser: what it will hold, how far it is, and how to take it along. */
export function ExportPanel<Row>(props: ExportPanelProps<Row>) {
  const { id, about, isRecorded, total, source, onClose } = props;
  const { state, start, cancel } = useExport<Row>();
  const panel = useRef<HTMLElement>(null);
  const told = useTold(state);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (told === null) return;
    announce(told);
    // The button that was pressed is gone.
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [told]);
  const isRunning = state.status === 'running';
  const close = () => {
    openerOf(id)?.focus();
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
      {isRunning && (
        <div className={styles.line}>
          <Progress state={state} total={total} />
        </div>
      )}
      {state.status === 'made' && <Made file={state.file} />}
      {(state.status === 'failed' || state.status === 'cancelled') && (
        <Text type="text2" ellipsis={false}>
          {told}
        </Text>
      )}
      <div className={styles.line}>
        {isRunning ? (
          <Button kind="secondary" size="small" onClick={cancel}>
            {t('export.cancel')}
          </Button>
        ) : (
          <>
            {state.status !== 'made' && (
              <Button size="small" onClick={() => void start(source())}>
                {t('export.start')}
              </Button>
            )}
            <Button kind="tertiary" size="small" onClick={close}>
              {t('export.close')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
