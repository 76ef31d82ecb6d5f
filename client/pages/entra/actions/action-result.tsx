import { browserFormat } from '../../../i18n/format.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Toned } from '../../../ui/tone-label.tsx';
import { graphFaultWords } from '../directory/inventory-words.ts';
import { CheckResult } from '../result/check-result.tsx';
import styles from './action.module.css';
import type { ActionId } from './action-table.ts';
import type { ItemResult, Outcome } from './run-action.ts';
import type { ActState } from './use-action.ts';

const outcomes = ['done', 'gone', 'failed', 'unknown', 'notBegun'] as const;
/** Of those that went well no more than so many are listed. */
const listed = 100;

function resultWords({ outcome, requestId, fault }: ItemResult): string {
  const words = t(`entraActions.outcome.${outcome}`);
  if (fault && outcome !== 'gone') return `${words} ${graphFaultWords(fault)}`;
  return requestId ? `${words} ${t('entraInventory.requestId', { id: requestId })}` : words;
}

/** Never more than was seen: accepted by Microsoft, seen by the server, or neither. */
function Verdict({ state, id }: { state: ActState; id: ActionId }) {
  const { phase, plan, confirmation, results } = state;
  if (phase === 'running' || phase === 'confirming') return null;
  if (confirmation?.at) {
    const time = browserFormat().time(confirmation.at);
    return (
      <Toned tone="positive">
        {t(
          `entraActions.confirmed.${id as Exclude<ActionId, 'revokeSessions' | 'removeHelpers'>}`,
          {
            time,
          },
        )}
      </Toned>
    );
  }
  const isAllDone = results.every(({ outcome }) => outcome === 'done' || outcome === 'gone');
  if (!isAllDone) return <Toned tone="negative">{t('entraActions.notAll')}</Toned>;
  return <>{t(plan?.expects ? 'entraActions.notSeen' : 'entraActions.accepted')}</>;
}

/** Shows the result of an action: in numbers, as the server saw it, and by item with Microsoft's number. */
export function ActionResult({ state, id }: { state: ActState; id: ActionId }) {
  const { results, check } = state;
  const format = browserFormat();
  const countOf = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length;
  // What did not go well is never left out.
  const isFine = ({ outcome }: ItemResult) => outcome === 'done' || outcome === 'gone';
  const shown = [
    ...results.filter((one) => !isFine(one)),
    ...results.filter(isFine).slice(0, listed),
  ];
  return (
    <div className={styles.part}>
      <p role="status">
        <strong>
          <Verdict state={state} id={id} />
        </strong>
      </p>
      <p>
        {outcomes
          .filter((outcome) => countOf(outcome) > 0)
          .map((outcome) =>
            t(`entraActions.count.${outcome}`, { number: format.number(countOf(outcome)) }),
          )
          .join(' · ')}
      </p>
      {(countOf('done') > 0 || countOf('gone') > 0) && <p>{t('entra.result.clock')}</p>}
      <ul>
        {shown.map((result) => (
          <li key={`${result.item.id} ${result.item.method}`}>
            {isolate(result.item.label)}: {resultWords(result)}
          </li>
        ))}
      </ul>
      {check && <CheckResult result={check} />}
    </div>
  );
}
