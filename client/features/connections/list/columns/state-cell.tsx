import type { Connection } from '../../../../../server/contract/connection.ts';
import { t } from '../../../../i18n/translate.ts';
import { LabelCell } from '../../../../ui/label-cell.tsx';
import { sidesOf, stateLook } from '../../connection-format.ts';

/** The state as a label and, below it, what is known of both sides. */
export const StateCell = ({ connection }: { connection: Connection }) => (
  <LabelCell
    look={stateLook(connection)}
    text={t(`connections.state.${connection.state}`)}
    secondary={sidesOf(connection)}
  />
);
