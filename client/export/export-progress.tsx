import '../i18n/load/export-texts.ts';
import { Button, Text } from '@vibe/core';
import { t } from '../i18n/translate.ts';
import { type Format, useFormat } from '../monday/profile-format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { saveFile } from '../ui/save-file.ts';
import { type ExportJob, type ExportState, secondsLeft } from './export-job.ts';
import type { MadeFile } from './make-file.ts';

function leftText(seconds: number, format: Format): string {
  const isLong = seconds >= 90;
  const count = isLong ? Math.round(seconds / 60) : seconds;
  return t(isLong ? 'export.minutesLeft' : 'export.secondsLeft', {
    count,
    number: format.number(count),
  });
}

interface ProgressProps {
  job: ExportJob;
  state: Extract<ExportState, { status: 'running' }>;
}

/** Shows how far an export is, how long it will take, and what it waits for. */
export function Progress({ job, state }: ProgressProps) {
  const format = useFormat();
  const { total } = job;
  const { rows, waitSeconds } = state.progress;
  const left = secondsLeft(job);
  const done = format.number(rows);
  return (
    <>
      <ProgressBar label={t('export.progress')} done={rows} all={total} />
      <Text type="text2" ellipsis={false}>
        {total === null
          ? t('export.done', { count: rows, number: done })
          : t('export.doneOf', { done, total: format.number(total) })}
      </Text>
      {left !== null && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {leftText(left, format)}
        </Text>
      )}
      {waitSeconds !== null && (
        <Text type="text2" ellipsis={false} role="status">
          {t('export.waiting', { count: waitSeconds })}
        </Text>
      )}
    </>
  );
}

/** Returns the outcome of an export; null while it runs. */
export function endText(state: ExportState | undefined, format: Format): string | null {
  if (!state || state.status === 'running') return null;
  if (state.status === 'cancelled') return t('export.cancelled');
  if (state.status === 'failed') {
    const { error } = state;
    return t('export.failed', { reason: error instanceof Error ? error.message : String(error) });
  }
  return t('export.made', { count: state.file.rows, number: format.number(state.file.rows) });
}

export const Download = ({ file }: { file: MadeFile }) => (
  <Button size="small" onClick={() => saveFile(file.blob, file.name)}>
    {t('export.download')}
  </Button>
);
