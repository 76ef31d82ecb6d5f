import '../../i18n/load/guides-texts.ts';
import { Button } from '@vibe/core';
import { createContext, useContext } from 'react';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import type { GuideCommands } from '../../../server/contract/guide.ts';
import { listFile } from '../../../server/contract/list-file.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useSurroundings } from '../../ui/surroundings.ts';
import { TextLine } from '../../ui/text-line.tsx';
import { useChosenPerson } from './chosen-person.tsx';
import styles from './command-blocks.module.css';
import { CommandText, GuideText } from './guide-text.tsx';
import { Scrolled } from './scrolled.tsx';

/** The list of the section in which commands stand; null where there is none. */
export const CommandListContext = createContext<SectionGuide['list']>(null);

/** The file that commands for several people work through: one object id a line. */
export function CommandList() {
  const list = useContext(CommandListContext);
  const { format } = useSurroundings();
  if (list === null) return null;
  const { objectIds, isWhole } = list;
  const text = `${objectIds.join('\n')}\n`;
  const number = format.number(objectIds.length);
  return (
    <>
      <div className={styles.list}>
        <Button
          kind="secondary"
          size="small"
          onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), listFile)}
        >
          {t('guides.commands.saveList', { count: objectIds.length, number })}
        </Button>
        <CopyButton text={text}>{t('guides.commands.copyList')}</CopyButton>
      </div>
      {!isWhole && (
        <TextLine weight="bold">{t('guides.commands.firstOfList', { number })}</TextLine>
      )}
    </>
  );
}

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
    <details className={styles.commands}>
      <summary className={styles.summary}>
        {t('guides.commands.title', { name: commands.title })}
      </summary>
      <div className={styles.inside}>
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
      </div>
    </details>
  );
}
