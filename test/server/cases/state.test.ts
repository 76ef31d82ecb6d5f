import { describe, expect, test } from 'vitest';
import { applyDerivedState, stateOf } from '../../../server/connections/derive-state.ts';
import type {
  ConnectionState,
  MondayState,
  ProviderState,
} from '../../../server/contract/connection.ts';

import { at, fresh } from './facts.ts';

const alarm = at('12:00');
const openCase = '019a0000-0000-7000-8000-000000000001';

/** Provider half, monday half, still works, reconnected, open case, state: first match wins. */
const table: [ProviderState, MondayState, boolean, boolean, boolean, ConnectionState][] = [
  ['granted', 'stored', false, false, false, 'active'],
  ['granted', 'requested', false, false, false, 'active'],
  ['granted', 'reported_deleted', false, false, false, 'partly'],
  ['reported', 'stored', false, false, false, 'partly'],
  ['reported', 'requested', false, false, false, 'partly'],
  ['blocked', 'stored', false, false, false, 'partly'],
  ['removed', 'requested', false, false, false, 'partly'],
  ['reported', 'reported_deleted', false, false, false, 'revoked'],
  ['blocked', 'reported_deleted', false, false, false, 'confirmed'],
  ['removed', 'reported_deleted', false, false, false, 'confirmed'],
  ['granted', 'stored', false, true, false, 'reconnected'],
  ['removed', 'reported_deleted', false, true, false, 'reconnected'],
  ['reported', 'reported_deleted', true, false, false, 'still_works'],
  ['removed', 'reported_deleted', true, true, false, 'still_works'],
  ['granted', 'stored', false, false, true, 'revoking'],
  ['removed', 'reported_deleted', true, true, true, 'revoking'],
];

describe('the state of a connection', () => {
  test.each(table)(
    '%s at the provider, %s in monday, still works %s, reconnected %s, in an open case %s: %s',
    (provider, monday, stillWorks, reconnected, inCase, state) => {
      const facts = {
        ...fresh,
        at_provider_state: provider,
        in_monday_state: monday,
        still_works_at: stillWorks ? alarm : null,
        reconnected_at: reconnected ? alarm : null,
        case_id: inCase ? openCase : null,
      };
      expect(stateOf(facts)).toBe(state);
    },
  );

  test('a state holds since it began, not since it was last looked at', () => {
    const opened = applyDerivedState({ ...fresh, case_id: openCase }, at('10:00'));
    expect(opened).toMatchObject({ state: 'revoking', state_since: at('10:00') });
    expect(applyDerivedState(opened, at('11:00')).state_since).toBe(at('10:00'));
  });
});
