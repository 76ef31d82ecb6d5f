import { Button, Text } from '@vibe/core';
import { useId, useMemo, useState } from 'react';
import type { InventoryLine } from '../../../server/contract/entra-inventory.ts';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { nameOf } from '../../ui/people/person-cell.tsx';
import styles from './coverage.module.css';
import { CoverageItems } from './coverage-items.tsx';
import { OpenInventory } from './open-inventory.tsx';

/** Says what the last inventory at Entra found, and who made it. */
function Inventoried({ line }: { line: InventoryLine }) {
  const format = useFormat();
  const ids = useMemo(() => (line.by === null ? [] : [[line.by]]), [line.by]);
  const { find } = usePeople(ids);
  const by = line.by === null ? t('names.deletedUser') : nameOf(line.by, find(line.by));
  return (
    <Text type="text2" color="secondary" ellipsis={false}>
      {t('connections.coverage.inventoried', {
        date: format.date(line.at),
        name: isolate(by),
        apps: format.number(line.apps),
        people: format.number(line.people),
        onlyAtEntra: format.number(line.onlyAtEntra),
      })}
    </Text>
  );
}

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
      {features.inventory && <Inventoried line={features.inventory} />}
      {isOpen && (
        <>
          <CoverageItems id={listId} label={t('connections.coverage.title')} />
          <OpenInventory />
        </>
      )}
    </div>
  );
}
