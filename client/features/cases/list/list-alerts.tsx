import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { openList } from '../../../navigation/open-list.ts';
import { AttentionRow } from '../../../ui/attention-row.tsx';
import { summaryOptions } from '../../connections/summary.ts';
import styles from './cases-screen.module.css';

const kinds = [
  { text: 'stillGranted', alert: 'still_granted' },
  { text: 'stillWorks', alert: 'still_works' },
  { text: 'stillStored', alert: 'still_stored' },
  { text: 'reconnected', alert: 'reconnected' },
] as const;

/** Above all cases: access that is still active or was reconnected after a revocation. */
export function CaseAlerts() {
  const isAdmin = useSession().role === 'admin';
  const format = useFormat();
  const { data } = useQuery(summaryOptions(isAdmin ? 'account' : 'mine'));
  const rows = kinds.filter(({ text }) => data && data.alerts[text] > 0);
  if (!data || rows.length === 0) return null;
  return (
    <ul className={styles.alerts} aria-label={t('cases.alerts.list')}>
      {rows.map(({ text, alert }) => (
        <AttentionRow
          key={alert}
          kind="alarm"
          text={t(`cases.alerts.${text}`, {
            count: data.alerts[text],
            number: format.number(data.alerts[text]),
          })}
          action={{
            text: t('cases.alerts.show'),
            label: t(`cases.alerts.${text}Show`),
            // One's own are few, and each says it itself.
            onClick: () => (isAdmin ? openList({ alert }) : goTo({ tab: 'my-connections' })),
          }}
        />
      ))}
    </ul>
  );
}
