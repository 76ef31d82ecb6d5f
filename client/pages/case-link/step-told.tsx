import type { GuideStep } from '../../../server/contract/guide.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { OutsideLink } from '../shared/outside-link.tsx';
import { t } from '../shared/page-text.ts';
import { openWords } from './open-words.ts';
import { StepCommands } from './step-commands.tsx';
import styles from './step-told.module.css';

const aspects = ['does', 'doesNot', 'undo', 'worked', 'who'] as const;

function Where({ where }: Pick<GuideStep, 'where'>) {
  if (!where.menuPath && !where.link) return null;
  return (
    <div className={styles.where}>
      <strong>{t('caseLink.step.where')}</strong>
      {where.menuPath && <bdi>{openWords(where.menuPath)}</bdi>}
      {where.link && <OutsideLink href={where.link.url}>{openWords(where.link.label)}</OutsideLink>}
    </div>
  );
}

/** What the guide says: what to do and where; the rest is folded, and there for who wants to know. */
export function StepTold({ step }: { step: GuideStep }) {
  return (
    <>
      <ol className={styles.actions}>
        {step.actions.map((action) => (
          <li key={action}>
            <bdi>{openWords(action)}</bdi>
          </li>
        ))}
      </ol>
      <Where where={step.where} />
      {step.commands.map((commands) => (
        <StepCommands key={commands.tool} commands={commands} title={step.title} />
      ))}
      <details className={styles.more}>
        <summary>{t('caseLink.step.more')}</summary>
        <Facts>
          {aspects.map((aspect) => (
            <Fact key={aspect} name={t(`caseLink.step.aspect.${aspect}`)}>
              {openWords(step[aspect])}
            </Fact>
          ))}
          <Fact name={t('caseLink.step.aspect.sources')}>
            <ul className={styles.sources}>
              {step.sources.map(({ title, url, readOn }) => (
                <li key={url}>
                  <OutsideLink href={url}>{title}</OutsideLink>{' '}
                  {t('caseLink.step.readOn', { date: readOn })}
                </li>
              ))}
            </ul>
          </Fact>
        </Facts>
      </details>
    </>
  );
}
