import '../../../i18n/load/connection-texts.ts';
import type { ConnectionUse } from '../../../../server/contract/use.ts';
import { t } from '../../../i18n/translate.ts';
import { useBoardAddress } from '../../../monday/boards/board-address.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entry } from '../../../ui/entries.tsx';
import { OutsideLink } from '../../../ui/link.tsx';

/** Names a place as closely as monday named it. */
function placeName({ where }: ConnectionUse): string {
  const { kind, boardId: board, hostInstanceId: object, integrationId, recipeId } = where;
  const automation = integrationId;
  if (kind === 'board' && board) {
    return automation
      ? t('connection.uses.automationOnBoard', { automation, board })
      : t('connection.uses.board', { board });
  }
  if (kind === 'object' && object) {
    return automation
      ? t('connection.uses.objectAutomation', { automation, object })
      : t('connection.uses.object', { object });
  }
  if (automation) return t('connection.uses.automation', { automation });
  if (recipeId) return t('connection.uses.recipe', { recipe: recipeId });
  return t('connection.uses.unknown');
}

interface UseEntryProps {
  use: ConnectionUse;
  /** Text before the times. */
  notes?: readonly string[];
}

/** A known use: where, and from when to when. */
export function UseEntry({ use, notes = [] }: UseEntryProps) {
  const format = useFormat();
  const addressOf = useBoardAddress();
  const { boardId } = use.where;
  const address = boardId === null ? null : addressOf(boardId);
  const { firstUsedAt, lastUsedAt, runs, where } = use;
  return (
    <Entry
      title={placeName(use)}
      notes={[
        ...notes,
        t('connection.uses.last', { date: format.dateTime(lastUsedAt) }),
        t('connection.uses.first', { date: format.dateTime(firstUsedAt) }),
        t('connection.uses.runs', { count: runs, number: format.number(runs) }),
        where.kind === 'object' && where.hostType
          ? t('connection.uses.hostType', { type: where.hostType })
          : '',
      ].filter(Boolean)}
      action={
        boardId !== null && address !== null ? (
          <OutsideLink href={address}>{t('connection.uses.board', { board: boardId })}</OutsideLink>
        ) : undefined
      }
    />
  );
}
