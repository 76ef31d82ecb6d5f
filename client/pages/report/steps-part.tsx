import type { CaseSection, CaseStep } from '../../../server/contract/case.ts';
import { browserFormat } from '../../i18n/format.ts';
import { isolate, t } from '../../i18n/translate.ts';
import styles from './report.module.css';
import { byWords, sectionWords, userWords } from './report-words.ts';
import { WideTable } from './wide-table.tsx';

function doneBy({ by }: CaseStep): string {
  if (!by) return '';
  if (by.kind === 'support') return t('report.saidToBe', { name: isolate(by.saidToBe ?? '') });
  return by.kind === 'system' ? t('report.system') : userWords(by.userId);
}

function Row({ step, title }: { step: CaseStep; title: string }) {
  const { dateTime } = browserFormat();
  const time = step.reportedAt ?? step.at;
  return (
    <tr>
      <td>
        <bdi>{title}</bdi>
        {step.note && (
          <div className={styles.note}>
            {t('report.step.note')} <bdi>{step.note}</bdi>
          </div>
        )}
      </td>
      <td>{t(`report.step.${step.state}`)}</td>
      <td>
        {time ? dateTime(time) : ''}
        {step.corrections.length > 0 && (
          <div className={styles.note}>
            {t('report.corrections.title')}
            <ul>
              {step.corrections.map(({ from, to, at, by }) => (
                <li key={at + to}>
                  {t('report.corrections.entry', {
                    from: dateTime(from),
                    to: dateTime(to),
                    at: dateTime(at),
                    who: byWords(by),
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </td>
      <td>{doneBy(step)}</td>
    </tr>
  );
}

interface StepsPartProps {
  section: CaseSection;
  /** By `guideId/key`. */
  titles: Readonly<Record<string, string>>;
}

/** The steps of one part of the case: what, how far, when and by whom. */
export function StepsPart({ section, titles }: StepsPartProps) {
  const title = sectionWords(section);
  return (
    <div className={styles.section}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      <WideTable
        label={title}
        columns={[
          [t('report.step.step'), '46%'],
          [t('report.step.state'), '16%'],
          [t('report.step.when'), '20%'],
          [t('report.step.who'), '18%'],
        ]}
      >
        {section.steps.map((step) => (
          <Row
            key={step.id}
            step={step}
            title={titles[`${section.guideId}/${step.key}`] ?? step.key}
          />
        ))}
      </WideTable>
    </div>
  );
}
