import '../../i18n/load/guides-texts.ts';
import type { GuideSource, GuideStep } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Fold } from '../../ui/fold.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import { useSurroundings } from '../../ui/surroundings.ts';
import { TextLine } from '../../ui/text-line.tsx';
import { CommandBlocks } from './command-blocks.tsx';
import { Message } from './guide-message-box.tsx';
import styles from './guide-step.module.css';
import { GuideText, plainText } from './guide-text.tsx';

/** Shows where a step is done: the path through menus, and a link. */
function Where({ where }: { where: GuideStep['where'] }) {
  const { menuPath, link } = where;
  return (
    <span className={styles.where}>
      {menuPath && (
        <bdi>
          <GuideText text={menuPath} />
        </bdi>
      )}
      {link && <OutsideLink href={link.url}>{plainText(link.label)}</OutsideLink>}
    </span>
  );
}

/** Pages that a statement stands on, each with the day on which it was last read. */
export function Sources({ sources }: { sources: readonly GuideSource[] }) {
  const { format } = useSurroundings();
  return (
    <div className={styles.sources}>
      <TextLine size={3} isQuiet>
        {t('guides.source')}
      </TextLine>
      <ul>
        {sources.map(({ url, title, readOn }) => (
          <li key={url}>
            <OutsideLink href={url}>
              {t('guides.read', { title, date: format.date(`${readOn}T12:00:00Z`) })}
            </OutsideLink>
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

interface OpenGuideStepProps {
  step: GuideStep;
  /** Names the part that is folded, among those of other steps. */
  titleId: string;
}

/** The instructions of a step, with its details behind a disclosure. */
export function OpenGuideStep({ step, titleId }: OpenGuideStepProps) {
  return (
    <div className={styles.step}>
      {/* The way there first: on a narrow screen it is all that is seen of a step. */}
      {hasPlace(step) && <Where where={step.where} />}
      <Actions actions={step.actions} />
      <Commands step={step} />
      <Fold title={t('guides.more')} of={titleId}>
        <Facts>
          <About step={step} />
        </Facts>
        <Sources sources={step.sources} />
      </Fold>
    </div>
  );
}

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
