import '../../i18n/load/guides-texts.ts';
import { Button } from '@vibe/core';
import { createContext, useContext } from 'react';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { listFile } from '../../../server/contract/list-file.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useSurroundings } from '../../ui/surroundings.ts';
import { TextLine } from '../../ui/text-line.tsx';
import styles from './command-blocks.module.css';

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
