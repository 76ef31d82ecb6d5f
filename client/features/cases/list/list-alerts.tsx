import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { openList } from '../../../navigation/open-list.ts';
import { AlertRows, hasAlerts } from '../../connections/alert-rows.tsx';
import { summaryOptions } from '../../connections/summary.ts';
import styles from './cases-screen.module.css';

/** Above all cases: access that is still active or was reconnected after a revocation. */
export function CaseAlerts() {
  const isAdmin = useSession().role === 'admin';
  const { data } = useQuery(summaryOptions(isAdmin ? 'account' : 'mine'));
  if (!data || !hasAlerts(data.alerts)) return null;
  return (
    <ul className={styles.alerts} aria-label={t('alerts.list')}>
      <AlertRows
        alerts={data.alerts}
        // One's own are few, and each says it itself.
        onShow={(alert) => (isAdmin ? openList({ alert }) : goTo({ tab: 'my-connections' }))}
      />
    </ul>
  );
}
