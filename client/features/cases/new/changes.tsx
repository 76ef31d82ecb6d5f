import { AttentionBox } from '@vibe/core';
import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import { t } from '../../../i18n/translate.ts';
import type { CaseWords } from '../case-words.ts';
import { sectionActor } from '../detail/section-names.ts';
import styles from './touches.module.css';

interface ChangesProps {
  /** The dry run that was shown when the case was to be opened. */
  before: CaseDryRun;
  now: CaseDryRun;
  words: CaseWords;
}

const countsOf = ({ chosen, alsoAffected, automations }: CaseDryRun) => ({
  chosen: chosen.count,
  also: alsoAffected.count,
  automations: automations.count,
});

/** Returns the differences, as far as a sentence can say them. */
function linesOf({ before, now, words }: ChangesProps): string[] {
  const { format } = words;
  const [old, fresh] = [countsOf(before), countsOf(now)];
  const kinds = (['chosen', 'also', 'automations'] as const).filter(
    (kind) => old[kind] !== fresh[kind],
  );
  const actors = (dryRun: CaseDryRun) => [
    ...new Set(dryRun.sections.map((section) => sectionActor(section, words))),
  ];
  const [actedBefore, actNow] = [actors(before), actors(now)];
  const added = actNow.filter((name) => !actedBefore.includes(name));
  const gone = actedBefore.filter((name) => !actNow.includes(name));
  const lines = [
    ...kinds.map((kind) =>
      t(`newCase.changed.${kind}`, {
        before: format.number(old[kind]),
        now: format.number(fresh[kind]),
      }),
    ),
    ...(added.length > 0 ? [t('newCase.changed.added', { who: format.list(added) })] : []),
    ...(gone.length > 0 ? [t('newCase.changed.gone', { who: format.list(gone) })] : []),
  ];
  return lines.length > 0 ? lines : [t('newCase.changed.others')];
}

/** Why nothing was opened: what would be touched is no longer what was shown. */
export function Changes(props: ChangesProps) {
  return (
    <AttentionBox type="warning" animate={false} title={t('newCase.changed.title')}>
      <p className={styles.changes}>{t('newCase.changed.detail')}</p>
      <ul className={styles.warnings}>
        {linesOf(props).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </AttentionBox>
  );
}
