import { Button, Text } from '@vibe/core';
import type { Connection } from '../../../../server/contract/connection.ts';
import { t } from '../../../i18n/translate.ts';
import { startRevocation } from '../../../navigation/start-revocation.ts';

/** As many as one case names. */
const atMost = 1000;

/** Who leaves ends all of their own at once, after the hand-over of what uses them. */
export function Leaving({ connections }: { connections: Iterable<Connection> }) {
  const ids = Array.from(connections, ({ id }) => id).slice(0, atMost);
  return (
    <div>
      <Text type="text2" ellipsis={false}>
        {t('connections.leaving.detail')}
      </Text>
      <Button
        kind="tertiary"
        size="small"
        noSidePadding
        onClick={() => startRevocation({ kind: 'connections', connectionIds: ids }, 'left')}
      >
        {t('connections.leaving.start')}
      </Button>
    </div>
  );
}
