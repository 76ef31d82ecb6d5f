import '../../i18n/load/guides-texts.ts';
import { Button } from '@vibe/core';
import { createContext, useContext, useState } from 'react';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { listFile } from '../../../server/contract/list-file.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { whyFailed } from '../../ui/states/error-lines.ts';
import { useSurroundings } from '../../ui/surroundings.ts';
import { TextLine } from '../../ui/text-line.tsx';
import styles from './command-blocks.module.css';

type List = SectionGuide['list'];

/** Reads the list on from `next` of the one before. */
export type ReadListAfter = (next: string) => Promise<List>;

/** The list of the section in which commands stand, as far as its guide has it, and how to read on. */
export const CommandListContext = createContext<{ list: List; readOn: ReadListAfter }>({
  list: null,
  readOn: () => Promise.reject(new Error('no list here')),
});

/** Returns all object ids, each once: an account may be in two answers. */
async function readWhole(first: NonNullable<List>, readOn: ReadListAfter): Promise<string[]> {
  const ids = new Set(first.objectIds);
  let { next } = first;
  while (next !== null) {
    const more = await readOn(next);
    for (const id of more?.objectIds ?? []) ids.add(id);
    next = more?.next ?? null;
  }
  return [...ids];
}

const inLines = (ids: readonly string[]) => `${ids.join('\n')}\n`;
const save = (ids: readonly string[]) =>
  saveFile(new Blob([inLines(ids)], { type: 'text/plain' }), listFile);

/** A list of more accounts than an answer holds: all of it is read, then saved as one file. */
function LongList({ list, readOn }: { list: NonNullable<List>; readOn: ReadListAfter }) {
  const { format } = useSurroundings();
  const [state, setState] = useState<'reading' | { saved: number } | { error: unknown } | null>(
    null,
  );
  const read = async () => {
    setState('reading');
    try {
      const ids = await readWhole(list, readOn);
      save(ids);
      setState({ saved: ids.length });
    } catch (error) {
      setState({ error });
    }
  };
  const number = format.number(list.objectIds.length);
  return (
    <>
      <div className={styles.list}>
        <Button kind="secondary" size="small" loading={state === 'reading'} onClick={read}>
          {t('guides.commands.saveWholeList', { number })}
        </Button>
      </div>
      <div role="status">
        {state !== null && typeof state === 'object' && (
          <TextLine weight="bold">
            {'saved' in state
              ? t('guides.commands.savedList', {
                  count: state.saved,
                  number: format.number(state.saved),
                })
              : whyFailed(state.error, t('guides.commands.listFailed'))}
          </TextLine>
        )}
      </div>
    </>
  );
}

/** The file that commands for several people work through: one object id a line. */
export function CommandList() {
  const { list, readOn } = useContext(CommandListContext);
  const { format } = useSurroundings();
  if (list === null) return null;
  const { objectIds, next } = list;
  if (next !== null) return <LongList list={list} readOn={readOn} />;
  const number = format.number(objectIds.length);
  return (
    <div className={styles.list}>
      <Button kind="secondary" size="small" onClick={() => save(objectIds)}>
        {t('guides.commands.saveList', { count: objectIds.length, number })}
      </Button>
      <CopyButton text={inLines(objectIds)}>{t('guides.commands.copyList')}</CopyButton>
    </div>
  );
}
