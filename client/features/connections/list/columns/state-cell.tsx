import type { Connection } from '../../../../../server/contract/connection.ts';
import { t } from '../../../../i18n/translate.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { Toned } from '../../../../ui/toned.tsx';
import { sidesOf, toneOf } from '../../connection-format.ts';

/** The state in a word and, below it, what is known of both sides. */
export const StateCell = ({ connection }: { connection: Connection }) => (
  <Toned tone={toneOf(connection)}>
    <Clip text={t(`connections.state.${connection.state}`)} secondary={sidesOf(connection)} />
  </Toned>
);
