import type { CaseReport } from '../../../server/contract/case-report.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';
import styles from './report.module.css';
import {
  clockWords,
  mondayWords,
  providerWords,
  type ReportedConnection,
  userWords,
} from './report-words.ts';
import { WideTable } from './wide-table.tsx';

function Row({ connection }: { connection: ReportedConnection }) {
  const { displayName, email, organization, provider, providerUniqueIdentifier } = connection;
  const at = [providerName(provider), organization?.name].filter(Boolean).join(' · ');
  return (
    <tr>
      <td>
        <strong>
          <bdi>{displayName}</bdi>
        </strong>
        {email && email !== displayName && (
          <div>
            <bdi>{email}</bdi>
          </div>
        )}
        <div>
          <bdi>{at}</bdi>
        </div>
        <div className={styles.id}>
          <bdi>{providerUniqueIdentifier}</bdi>
        </div>
        <div>{userWords(connection.userId)}</div>
      </td>
      <td>
        {providerWords(connection)} {clockWords(connection)}
        {connection.alerts.map((alert) => (
          <div key={alert}>
            <strong>{t(`report.alert.${alert}`)}</strong>
          </div>
        ))}
      </td>
      <td>{mondayWords(connection)}</td>
    </tr>
  );
}

/** Each connection with both halves, as far as each is proven. */
export function ConnectionsTable({ report }: { report: CaseReport }) {
  const { connections } = report;
  const { connectionCount } = report.case;
  const format = browserFormat();
  const number = format.number(connectionCount);
  return (
    <Section title={t('report.connections.title')}>
      <p>{t('report.connections.about', { count: connectionCount, number })}</p>
      {connectionCount > connections.length && (
        <p>
          <strong>
            {t('report.connections.first', { shown: format.number(connections.length), number })}
          </strong>
        </p>
      )}
      <WideTable
        label={t('report.connections.title')}
        columns={[
          [t('report.connections.account'), '36%'],
          [t('report.connections.atProvider'), '38%'],
          [t('report.connections.inMonday'), '26%'],
        ]}
      >
        {connections.map((connection) => (
          <Row key={connection.id} connection={connection} />
        ))}
      </WideTable>
    </Section>
  );
}
