import { useQuery } from '@tanstack/react-query';
import { Counter, HiddenText } from '@vibe/core';
import { useSession } from '../api/get-session.ts';
import { summaryOptions } from '../connections/summary.ts';
import { useFormat } from '../text/format.ts';
import { t } from '../text/text.ts';
import styles from './cases-title.module.css';

/** The tab's title, with how many connections work or came back although they were taken away. */
export function CasesTitle({ title }: { title: string }) {
  const { role } = useSession();
  const format = useFormat();
  const { data } = useQuery(summaryOptions(role === 'admin' ? 'account' : 'mine'));
  const count = data ? data.alerts.stillWorks + data.alerts.reconnected : 0;
  if (count === 0) return title;
  return (
    <span className={styles.title}>
      {title}
      <span className={styles.count} aria-hidden="true">
        <Counter count={count} maxDigits={2} size="small" color="negative" />
      </span>
      <HiddenText
        id="alert-count"
        text={t('shell.alerts', { count, number: format.number(count) })}
      />
    </span>
  );
}
