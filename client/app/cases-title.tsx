import { useQuery } from '@tanstack/react-query';
import { HiddenText } from '@vibe/core';
import { useSession } from '../api/get-session.ts';
import { summaryOptions } from '../features/connections/summary.ts';
import { t } from '../i18n/translate.ts';
import { useFormat } from '../monday/profile-format.ts';
import styles from './cases-title.module.css';

/** In the room beside the title. */
const most = 99;

/** The tab's title, with how many cases are open; in red where access works or came back after all. */
export function CasesTitle({ title }: { title: string }) {
  const { role } = useSession();
  const format = useFormat();
  const { data } = useQuery(summaryOptions(role === 'admin' ? 'account' : 'mine'));
  const open = data?.openCases ?? 0;
  const alerts = data ? Object.values(data.alerts).reduce((sum, count) => sum + count, 0) : 0;
  if (open === 0 && alerts === 0) return title;
  const named = (key: 'openCases' | 'alerts', count: number) =>
    count > 0 ? t(`shell.${key}`, { count, number: format.number(count) }) : '';
  const text = named('openCases', open) + named('alerts', alerts);
  return (
    <span className={styles.title} data-tip={`${title}${text}`}>
      {title}
      {open > 0 && (
        <span className={`${styles.count} ${alerts > 0 ? styles.alarm : ''}`} aria-hidden="true">
          {open > most ? `${format.number(most)}+` : format.number(open)}
        </span>
      )}
      <HiddenText id="case-count" text={text} />
    </span>
  );
}
