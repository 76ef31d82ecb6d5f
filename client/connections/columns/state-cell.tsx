import type { Connection } from '../../../server/contract/connection.ts';
import { Clip } from '../../parts/clip.tsx';
import { t } from '../../text/text.ts';
import { halvesOf } from '../texts.ts';

/** The state in a word and, below it, what is known of both halves. */
export function StateCell({ connection }: { connection: Connection }) {
  return (
    <Clip text={t(`connections.state.${connection.state}`)} secondary={halvesOf(connection)} />
  );
}
