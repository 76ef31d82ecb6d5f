import '../../../../i18n/load/list-texts.ts';
import { Button, Text, TextField } from '@vibe/core';
import { useRef, useState } from 'react';
import { isolate, t } from '../../../../i18n/translate.ts';
import { copyText } from '../../../../monday/copy.ts';
import { addressHere, goTo, usePlace } from '../../../../monday/location.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { announce } from '../../../../ui/announce.ts';
import { moveFocus } from '../../../../ui/move-focus.ts';
import { offerUndo } from '../../../../ui/undo.ts';
import {
  longestName,
  mostViews,
  type SavedView,
  savedFilters,
  useSavedViews,
} from './saved-views.ts';
import styles from './views-panel.module.css';

interface ViewRowProps {
  view: SavedView;
  onRemove(): void;
}

function ViewRow({ view, onRemove }: ViewRowProps) {
  const name = isolate(view.name);
  return (
    <li className={styles.view}>
      <Button
        kind="secondary"
        size="small"
        className={styles.name}
        onClick={() => goTo({ tab: 'connections', filters: { whose: 'account', ...view.filters } })}
      >
        {view.name}
      </Button>
      <Button
        kind="tertiary"
        size="xs"
        aria-label={t('list.views.removeOf', { name })}
        onClick={onRemove}
      >
        {t('list.views.remove')}
      </Button>
    </li>
  );
}

function Share() {
  const [text, setText] = useState('');
  const share = async () => {
    const address = await addressHere();
    const isCopied = address !== null && (await copyText(address));
    const key = address === null ? 'noAddress' : isCopied ? 'copied' : 'notCopied';
    setText(t(`list.views.${key}`, { address }));
  };
  return (
    <>
      <Button kind="tertiary" size="small" onClick={share}>
        {t('list.views.share')}
      </Button>
      <Text type="text2" ellipsis={false} role="status">
        {text}
      </Text>
    </>
  );
}

/** The filters and orders that a person saved, how to save another, and how to share what is set. */
export default function ViewsPanel({ id }: { id: string }) {
  const { loaded, load, change } = useSavedViews();
  const { filters } = usePlace();
  const format = useFormat();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const panel = useRef<HTMLElement>(null);
  const views = loaded.status === 'loaded' ? loaded.views : [];
  const save = async () => {
    const own = name.trim().slice(0, longestName);
    if (own === '') return setFault(t('list.views.nameless'));
    const others = (all: readonly SavedView[]) => all.filter((view) => view.name !== own);
    if (others(views).length >= mostViews) {
      return setFault(t('list.views.most', { number: format.number(mostViews) }));
    }
    const view = { name: own, filters: savedFilters(filters) };
    const isTaken = await change((all) => [...others(all), view]);
    setFault(isTaken ? null : t('list.views.notKept'));
    if (!isTaken) return;
    setName('');
    announce(t('list.views.saved', { name: isolate(own) }));
  };
  const remove = async (view: SavedView) => {
    const at = views.indexOf(view);
    const isTaken = await change((all) => all.filter((one) => one.name !== view.name));
    setFault(isTaken ? null : t('list.views.notKept'));
    if (!isTaken) return;
    moveFocus(panel.current);
    offerUndo({
      text: t('list.views.removed', { name: isolate(view.name) }),
      // Where it stood; one that was saved under the same name since is newer.
      undo: () =>
        change((all) =>
          all.some((one) => one.name === view.name) ? [...all] : all.toSpliced(at, 0, view),
        ),
    });
  };
  return (
    <section
      id={id}
      ref={panel}
      className={styles.panel}
      aria-label={t('list.views.title')}
      tabIndex={-1}
    >
      {loaded.status === 'failed' && (
        <div className={styles.line}>
          <Text type="text2" ellipsis={false} role="alert">
            {t('list.views.failed')}
          </Text>
          <Button kind="secondary" size="small" onClick={load}>
            {t('ui.retry')}
          </Button>
        </div>
      )}
      {loaded.status === 'loaded' && views.length === 0 && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('list.views.none')}
        </Text>
      )}
      {views.length > 0 && (
        <ul className={styles.views} aria-label={t('list.views.title')}>
          {views.map((view) => (
            <ViewRow key={view.name} view={view} onRemove={() => void remove(view)} />
          ))}
        </ul>
      )}
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={styles.field}>
          <TextField
            size="small"
            title={t('list.views.name')}
            value={name}
            maxLength={longestName}
            onChange={setName}
          />
        </div>
        <Button type="submit" size="small" disabled={loaded.status !== 'loaded'}>
          {t('list.views.save')}
        </Button>
        <Share />
      </form>
      {fault && (
        <Text type="text2" ellipsis={false} role="alert">
          {fault}
        </Text>
      )}
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('list.views.hint')}
      </Text>
    </section>
  );
}
