import type { Connection } from '../../../../../server/contract/connection.ts';
import { t } from '../../../../i18n/translate.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { sidesOf } from '../../connection-format.ts';

/** The state in a word and, below it, what is known of both halves. */
export function StateCell({ connection }: { connection: Connection }) {
  return <Clip text={t(`connections.state.${connection.state}`)} secondary={sidesOf(connection)} />;
}
