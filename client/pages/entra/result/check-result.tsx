import type { EntraCheck } from '../../../../server/contract/entra-check.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Toned } from '../../../ui/tone-label.tsx';
import styles from './check-result.module.css';

type Checked = EntraCheck['connections'][number];

function appWords(result: EntraCheck): string {
  const { app, organization, checkedAt, forEveryone, isDeactivated } = result;
  const words = {
    organization: isolate(organization.name),
    time: browserFormat().time(checkedAt),
    scopes: browserFormat().list(forEveryone),
  };
  if (app === 'enabled' && forEveryone.length > 0) return t('entra.result.everyone', words);
  return t(`entra.result.${isDeactivated ? 'deactivated' : app}`, words);
}

function seenWords({ seen, scopes, isNewer }: Checked, { checkedAt, app }: EntraCheck): string {
  if (isNewer) return t('entra.seen.newer');
  const words = { time: browserFormat().time(checkedAt), scopes: browserFormat().list(scopes) };
  if (seen === 'granted') {
    return t(scopes.length > 0 ? 'entra.seen.granted' : 'entra.seen.covered', words);
  }
  if (seen === 'removed' && app === 'missing') return t('entra.seen.missing', words);
  return t(`entra.seen.${seen}`, words);
}

/** By numbers alone, for who holds a case link. */
function countWords(counts: EntraCheck['counts']): string {
  const { list, number } = browserFormat();
  const found = (['granted', 'removed', 'blocked', 'unknown'] as const).filter(
    (part) => counts[part] > 0,
  );
  return list(found.map((part) => t(`entra.counts.${part}`, { number: number(counts[part]) })));
}

const tones = {
  granted: 'negative',
  removed: 'positive',
  blocked: 'positive',
  unknown: null,
} as const;

/** Shows Entra's answer: about the app in the organization, then about each connection. */
export function CheckResult({ result }: { result: EntraCheck }) {
  const { counts, connections } = result;
  const taken = counts.removed + counts.blocked;
  return (
    <div className={styles.result}>
      <p>
        <strong>{appWords(result)}</strong>
      </p>
      {connections.length === 0 && <p>{countWords(counts)}</p>}
      <ul className={styles.list} hidden={connections.length === 0}>
        {connections.map((one) => (
          <li key={one.id}>
            <span>
              <strong>
                <bdi>{one.displayName}</bdi>
              </strong>
              {one.email && one.email !== one.displayName && (
                <>
                  {' · '}
                  <bdi>{one.email}</bdi>
                </>
              )}
            </span>
            <Toned tone={one.isNewer ? null : tones[one.seen]}>{seenWords(one, result)}</Toned>
          </li>
        ))}
      </ul>
      {counts.unknown > 0 && <p>{t('entra.result.partly')}</p>}
      {counts.granted > 0 && <p>{t('entra.result.lag')}</p>}
      {taken > 0 && <p>{t('entra.result.clock')}</p>}
      {result.app === 'blocked' && (
        <p>{t(`entra.result.${result.isDeactivated ? 'publisher' : 'reversible'}`)}</p>
      )}
      {result.app !== 'blocked' && taken > 0 && <p>{t('entra.result.comesBack')}</p>}
      <p>{t(result.isSettled ? 'entra.result.recorded' : 'entra.result.recording')}</p>
    </div>
  );
}
