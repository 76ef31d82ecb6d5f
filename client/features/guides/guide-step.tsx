import '../../i18n/load/guides-texts.ts';
import { Text } from '@vibe/core';
import type { GuideSource, GuideStep } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/format.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { CommandBlocks } from './command-blocks.tsx';
import { Message } from './guide-message-box.tsx';
import styles from './guide-step.module.css';
import { GuideText, plainText } from './guide-text.tsx';
import { useGuideTools } from './tools.ts';

function Where({ where }: { where: GuideStep['where'] }) {
  const { Outside } = useGuideTools();
  const { menuPath, link } = where;
  return (
    <span className={styles.where}>
      {menuPath && (
        <bdi>
          <GuideText text={menuPath} />
        </bdi>
      )}
      {link && <Outside href={link.url}>{plainText(link.label)}</Outside>}
    </span>
  );
}

/** Pages that a statement stands on, each with the day on which it was last read. */
export function Sources({ sources }: { sources: readonly GuideSource[] }) {
  const { Outside } = useGuideTools();
  const format = useFormat();
  return (
    <div className={styles.sources}>
      <Text type="text3" color="secondary" ellipsis={false}>
        {t('guides.source')}
      </Text>
      <ul>
        {sources.map(({ url, title, readOn }) => (
          <li key={url}>
            <Outside href={url}>
              {t('guides.read', { title, date: format.date(`${readOn}T12:00:00Z`) })}
            </Outside>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Actions = ({ actions }: Pick<GuideStep, 'actions'>) => (
  <ol className={styles.actions}>
    {actions.map((line) => (
      <li key={line}>
        <GuideText text={line} />
      </li>
    ))}
  </ol>
);

const About = ({ step }: { step: GuideStep }) =>
  (['who', 'does', 'doesNot', 'undo', 'worked'] as const).map((name) => (
    <Fact key={name} name={t(`guides.${name}`)}>
      <span>
        <GuideText text={step[name]} />
      </span>
    </Fact>
  ));

const hasPlace = ({ where }: GuideStep) => where.menuPath !== null || where.link !== null;

function Commands({ step }: { step: GuideStep }) {
  return step.commands.map((commands) => <CommandBlocks key={commands.tool} commands={commands} />);
}

/** What to do in a step, and where. */
export const GuideStepDo = ({ step }: { step: GuideStep }) => (
  <div className={styles.step}>
    <Actions actions={step.actions} />
    {hasPlace(step) && <Where where={step.where} />}
  </div>
);

/** What there is to know about a step: what it does and does not do, proof, and sources. */
export const GuideStepAbout = ({ step }: { step: GuideStep }) => (
  <div className={styles.step}>
    <Facts>
      <About step={step} />
    </Facts>
    <Commands step={step} />
    <Sources sources={step.sources} />
  </div>
);

interface GuideStepBodyProps {
  step: GuideStep;
  /** Shown elsewhere, where the section has one message for all. */
  withMessage?: boolean;
}

/** All there is to a step but its title: what to do, where, what it does and does not do, and proof. */
export function GuideStepBody({ step, withMessage = true }: GuideStepBodyProps) {
  return (
    <div className={styles.step}>
      <Actions actions={step.actions} />
      <Facts>
        {hasPlace(step) && (
          <Fact name={t('guides.where')}>
            <Where where={step.where} />
          </Fact>
        )}
        <About step={step} />
      </Facts>
      <Commands step={step} />
      {withMessage && step.message && <Message message={step.message} name={step.title} />}
      <Sources sources={step.sources} />
    </div>
  );
}
