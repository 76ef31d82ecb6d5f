import { Button, Icon, Text } from '@vibe/core';
import { Alert, Check, Info, Warning } from '@vibe/icons';
import type { ReactNode } from 'react';
import styles from './attention-row.module.css';

type Kind = 'alarm' | 'task' | 'good' | 'failed';

const icons: Record<Kind, typeof Alert> = {
  alarm: Alert,
  task: Info,
  good: Check,
  failed: Warning,
};

export interface RowAction {
  text: string;
  /** Begins with the text; names the action among the others. */
  label: string;
  onClick(): void;
}

interface AttentionRowProps {
  /** `alarm`: a promise was broken; `task`: something waits; `good`: it is confirmed; `failed`: it is not known. */
  kind: Kind;
  text: string;
  note?: ReactNode;
  action: RowAction;
}

/** One sentence about what needs attention, and the one thing to do about it. */
export function AttentionRow({ kind, text, note, action }: AttentionRowProps) {
  return (
    <li className={styles.row}>
      <span className={styles[kind]}>
        <Icon icon={icons[kind]} />
      </span>
      <div className={styles.text}>
        <Text type="text2" element="div" ellipsis={false}>
          {text}
        </Text>
        {note && (
          <Text type="text2" element="div" color="secondary" ellipsis={false}>
            {note}
          </Text>
        )}
      </div>
      <Button
        kind="secondary"
        size="small"
        aria-label={action.label}
        onClick={() => action.onClick()}
      >
        {action.text}
      </Button>
    </li>
  );
}
