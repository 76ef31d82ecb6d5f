import '../../i18n/load/alerts-texts.ts';
import type { ConnectionsSummary } from '../../../server/contract/account-counts.ts';
import type { Alert } from '../../../server/contract/connection.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { AttentionRow } from '../../ui/attention-row.tsx';

const kinds = [
  { text: 'stillGranted', alert: 'still_granted' },
  { text: 'stillWorks', alert: 'still_works' },
  { text: 'stillStored', alert: 'still_stored' },
  { text: 'reconnected', alert: 'reconnected' },
] as const;

/** Returns whether some connection has an alert. */
export const hasAlerts = (alerts: ConnectionsSummary['alerts']) =>
  kinds.some(({ text }) => alerts[text] > 0);

interface AlertRowsProps {
  alerts: ConnectionsSummary['alerts'];
  /** Shows the connections that have the alert. */
  onShow(alert: Alert): void;
}

/** Entries of a list: access that was removed, as reported or confirmed, and is there all the same. */
export function AlertRows({ alerts, onShow }: AlertRowsProps) {
  const format = useFormat();
  return kinds
    .filter(({ text }) => alerts[text] > 0)
    .map(({ text, alert }) => (
      <AttentionRow
        key={alert}
        kind="alarm"
        text={t(`alerts.${text}`, { count: alerts[text], number: format.number(alerts[text]) })}
        action={{
          text: t('alerts.show'),
          label: t(`alerts.${text}Show`),
          onClick: () => onShow(alert),
        }}
      />
    ));
}
