import { t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { AttentionRow } from '../../ui/attention-row.tsx';
import { goOn, type Search } from '../deactivated/deactivated-search.ts';
import { useFailureText } from '../deactivated/search-words.ts';

const show = () => goTo({ tab: 'people', filters: { show: 'deactivated' } });

/** Says how far the search is, and why it stands still where it does. */
function useNote({ status, lookedUp, read, isAllRead, waitSeconds, error }: Search): string {
  const format = useFormat();
  const failure = useFailureText(error);
  const looked = t(`overview.attention.${isAllRead ? 'leaversLooked' : 'leaversNamed'}`, {
    done: format.number(lookedUp),
    all: format.number(read),
  });
  if (status === 'waiting') {
    return `${looked} ${t('peopleList.search.waiting', { count: waitSeconds ?? 0 })}`;
  }
  if (status === 'failed') return read === 0 ? failure : `${looked} ${failure}`;
  return status === 'stopped' ? `${looked} ${t('peopleList.search.stopped')}` : looked;
}

/**
 * Deactivated people with live connections. Until all were looked up, what is found is "so far", and
 * "none" is never said.
 */
export function LeaversRow({ search }: { search: Search }) {
  const format = useFormat();
  const note = useNote(search);
  const { status, found } = search;
  if (status === 'done' && found.length === 0) return null;
  const numbers = { count: found.length, number: format.number(found.length) };
  if (status === 'done') {
    return (
      <AttentionRow
        kind="task"
        text={t('overview.attention.leavers', numbers)}
        action={{
          text: t('overview.attention.show'),
          label: t('overview.attention.leaversShow'),
          onClick: show,
        }}
      />
    );
  }
  const isStuck = status === 'failed' || status === 'stopped';
  const isUnknown = status === 'failed' && search.read === 0;
  return (
    <AttentionRow
      kind={isStuck ? 'failed' : 'task'}
      text={t(`overview.attention.${isUnknown ? 'leaversUnknown' : 'leaversSoFar'}`, numbers)}
      note={note}
      action={
        isStuck
          ? {
              text: t('overview.attention.leaversGoOn'),
              label: t('overview.attention.leaversGoOnLabel'),
              onClick: goOn,
            }
          : {
              text: t('overview.attention.show'),
              label: t('overview.attention.leaversShow'),
              onClick: show,
            }
      }
    />
  );
}
