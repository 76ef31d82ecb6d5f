import type { CaseReport } from '../../../server/contract/case-report.ts';
import { type KnownSide, knownOf } from '../../../server/contract/known.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';
import { ToneIcon } from '../../ui/tone-label.tsx';
import styles from './report.module.css';
import {
  alsoUsedWords,
  clockWords,
  earlierWords,
  mondayWords,
  providerWords,
  type ReportedConnection,
  userWords,
} from './report-words.ts';
import { WideTable } from './wide-table.tsx';

const tones = { contradicted: 'negative', granted: 'negative', confirmed: 'positive' } as const;

/** Shows what is known of a side; bad and good news with their sign, and bad news in bold. */
function Stands({ side, words }: { side: KnownSide; words: string }) {
  const { state } = side;
  if (!(state in tones)) return words;
  const tone = tones[state as keyof typeof tones];
  return (
    <span className={styles.stands}>
      <ToneIcon tone={tone} />
      {tone === 'negative' ? <strong>{words}</strong> : <span>{words}</span>}
    </span>
  );
}

/** Lists what was known of a side before. */
function Earlier({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className={styles.note}>
      {t('report.earlier.title')}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Row({ connection }: { connection: ReportedConnection }) {
  const { displayName, email, organization, provider, providerUniqueIdentifier } = connection;
  const known = knownOf(connection);
  const also = alsoUsedWords(connection.alsoUsedBy);
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
        {also && <div>{also}</div>}
      </td>
      <td>
        <Stands side={known.provider} words={providerWords(connection)} /> {clockWords(connection)}
        <Earlier lines={earlierWords(connection, 'provider')} />
      </td>
      <td>
        <Stands side={known.monday} words={mondayWords(connection)} />
        <Earlier lines={earlierWords(connection, 'monday')} />
      </td>
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
