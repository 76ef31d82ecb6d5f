import type { Connection } from '../../../../../server/contract/connection.ts';
import { RiskLine } from '../../../../ui/risk-line.tsx';
import { accessOf } from '../../connection-words.ts';

/** How long access lasts and, below it, the highest risk of its permissions. */
export const AccessCell = ({ connection }: { connection: Connection }) => (
  <RiskLine risk={connection.risk} {...accessOf(connection)} />
);
