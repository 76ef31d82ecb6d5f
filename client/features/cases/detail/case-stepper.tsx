import { Icon } from '@vibe/core';
import { Alert, Check, Completed, Time, Warning } from '@vibe/icons';
import type { CaseSection } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import type { StateLook } from '../../../ui/state-label.tsx';
import type { CaseWords } from '../case-words.ts';
import styles from './case-stepper.module.css';
import { useFold } from './folds.ts';
import { sectionActor } from './section-names.ts';
import { progressOf, stateLooks, stateOfSection, stateWords } from './section-state.ts';

/** More would be no overview: the sections follow below. */
const shownAtMost = 8;

const icons: Record<StateLook, typeof Alert> = {
  alarm: Alert,
  blocked: Warning,
  waiting: Time,
  reported: Check,
  good: Completed,
  active: Time,
};

interface StepperProps {
  sections: readonly CaseSection[];
  words: CaseWords;
}

/**
 * Shows who acts when: a station for each section, in the order that is advised, each the way to it.
 * Vibe's own has neither names for its states nor buttons that keys reach.
 */
export function CaseStepper({ sections, words }: StepperProps) {
  const { show } = useFold();
  const { number } = words.format;
  return (
    <ol className={styles.stepper} aria-label={t('case.stepper.title')}>
      {sections.slice(0, shownAtMost).map((section) => {
        const look = stateLooks[stateOfSection(section)];
        const { done, total } = progressOf(section);
        return (
          <li key={section.id} className={styles.station}>
            <button type="button" className={styles.button} onClick={() => show(section.id)}>
              <span className={`${styles.sign} ${styles[look]}`}>
                <Icon icon={icons[look]} size={16} />
              </span>
              <span className={styles.who}>
                <bdi>{sectionActor(section, words)}</bdi>
              </span>
              <span className={styles.state}>
                {stateWords(section)}
                {total > 0 && ` ${number(done)}/${number(total)}`}
              </span>
            </button>
          </li>
        );
      })}
      {sections.length > shownAtMost && (
        <li className={styles.more}>
          {t('case.stepper.more', {
            count: sections.length - shownAtMost,
            number: number(sections.length - shownAtMost),
          })}
        </li>
      )}
    </ol>
  );
}
