import '../../i18n/load/guides-texts.ts';
import type { GuideCommands } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fold } from '../../ui/fold.tsx';
import { TextLine } from '../../ui/text-line.tsx';
import { useChosenPerson } from './chosen-person.tsx';
import styles from './command-blocks.module.css';
import { CommandList } from './command-list.tsx';
import { CommandText, GuideText } from './guide-text.tsx';
import { Scrolled } from './scrolled.tsx';

const blocks = ['look', 'change', 'check'] as const;

function Block({ commands, kind }: { commands: GuideCommands; kind: (typeof blocks)[number] }) {
  const title = t(`guides.commands.${kind}`);
  const label = t('guides.commands.copy', { block: title, name: commands.title });
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <TextLine weight="bold" element="h5">
          {title}
        </TextLine>
        <TextLine size={3} isQuiet>
          {t(`guides.commands.${kind}Note`)}
        </TextLine>
        <CopyButton text={commands[kind]} label={label} />
      </div>
      <Scrolled className={styles.code} dir="ltr" label={label}>
        <code>
          <CommandText text={commands[kind]} />
        </code>
      </Scrolled>
    </div>
  );
}

/** Look, Change and Check for one tool, folded away until they are wanted. */
export function CommandBlocks({ commands }: { commands: GuideCommands }) {
  const { filled, choice } = useChosenPerson(commands);
  return (
    <Fold title={t('guides.commands.title', { name: commands.title })} isBoxed>
      <ul className={styles.before}>
        {commands.before.map((line) => (
          <li key={line}>
            <GuideText text={line} />
          </li>
        ))}
      </ul>
      <TextLine isQuiet>{t('guides.commands.open')}</TextLine>
      {choice}
      {commands.isForList && <CommandList />}
      {blocks.map((kind) => (
        <Block key={kind} commands={filled} kind={kind} />
      ))}
    </Fold>
  );
}
