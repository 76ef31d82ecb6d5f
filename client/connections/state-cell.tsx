import { Label, type LabelColor } from '@vibe/core';
import type { Connection } from '../../server/contract/connection.ts';
import { Clip } from '../parts/clip.tsx';
import { t } from '../text/text.ts';
import { halvesOf } from './texts.ts';

const colors: Record<Connection['state'], LabelColor> = {
  active: 'primary',
  revoking: 'working_orange',
  still_works: 'negative',
  reconnected: 'negative',
  confirmed: 'positive',
  revoked: 'positive',
};

/** The state in a word, as a label. */
export function StateLabel({ state }: { state: Connection['state'] }) {
  return (
    <Label size="small" kind="line" color={colors[state]} text={t(`connections.state.${state}`)} />
  );
}

/** The state in a word and, below it, what is known of both halves. */
export function StateCell({ connection }: { connection: Connection }) {
  return (
    <Clip text={t(`connections.state.${connection.state}`)} secondary={halvesOf(connection)} />
  );
}
