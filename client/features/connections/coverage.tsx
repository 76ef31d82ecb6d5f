import { Button, Text } from '@vibe/core';
import { useId, useState } from 'react';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import styles from './coverage.module.css';
import { CoverageItems } from './coverage-items.tsx';

/** Says what a list covers, since when, and what it cannot show: under every title and empty state. */
export function Coverage() {
  const { features } = useSession();
  const format = useFormat();
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const app = isolate(features.appName);
  const covered = features.recordsSince
    ? t('connections.coverage.since', { app, date: format.date(features.recordsSince) })
    : t('connections.coverage.none', { app });

  return (
    <div className={styles.coverage}>
      <div className={styles.line}>
        <Text type="text2" color="secondary" ellipsis={false}>
          {covered}
        </Text>
        <Button
          kind="tertiary"
          size="xs"
          noSidePadding
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {t('connections.coverage.ask')}
        </Button>
      </div>
      {isOpen && <CoverageItems id={listId} label={t('connections.coverage.title')} />}
    </div>
  );
}
