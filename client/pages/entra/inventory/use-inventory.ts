import { useEffect, useRef, useState } from 'react';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import { announce } from '../../../ui/announce.ts';
import { faultWords, foundWords, goneWords } from '../directory/inventory-words.ts';
import { type Inventory, type Reading, readInventory } from '../directory/read-inventory.ts';
import { createGraph } from '../graph/graph-client.ts';
import { loadConnections } from '../session/entra-calls.ts';
import type { SignedIn } from '../session/sign-in.ts';
import { keepToRead, tokenToRead } from '../session/tokens.ts';

/** Microsoft's tenant name under which an account of any organization signs in. */
const anyOrganization = 'organizations';

export type Phase = 'idle' | 'signingIn' | 'reading' | 'whole' | 'partly';

export interface InventoryState {
  phase: Phase;
  reading: Reading | null;
  /** Seconds that Microsoft asks to wait; null while it does not. */
  waitSeconds: number | null;
  fault: string | null;
  inventory: Inventory | null;
  /** Null until they have come. */
  connections: readonly InventoryConnection[] | null;
}

const nothing: InventoryState = {
  phase: 'idle',
  reading: null,
  waitSeconds: null,
  fault: null,
  inventory: null,
  connections: null,
};

interface Attempt {
  session: EntraSession;
  organizationId: string | null;
  signal: AbortSignal;
  show(change: Partial<InventoryState>): void;
}

async function readAll(attempt: Attempt, { accessToken }: SignedIn): Promise<Inventory> {
  const { session, organizationId, signal, show } = attempt;
  const graph = createGraph({
    ...{ url: session.signIn.graph, token: accessToken, signal },
    onWait: (waitSeconds) => show({ waitSeconds }),
  });
  const ours = async (id: string) =>
    show({ connections: await loadConnections(session.ticket, id) });
  const early = organizationId === null ? null : ours(organizationId);
  // Its failure is told below, after what Graph says.
  early?.catch(() => {});
  const inventory = await readInventory(graph, {
    organizationId,
    applicationId: session.applicationId,
    onReading: (reading) => show({ reading }),
    onFound: (found) => show({ inventory: found }),
  });
  await (early ?? ours(inventory.organization.id));
  return inventory;
}

/**
 * Makes an inventory of one organization, as who signs in there.
 *
 * @param organizationId null: of whichever organization the account belongs to
 */
export function useInventory(session: EntraSession, organizationId: string | null) {
  const [state, setState] = useState<InventoryState>(nothing);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  /**
   * Signs in where that was not done, and reads. A later one takes over.
   *
   * @param isAgain leaves what was read before until there is something newer
   */
  async function start(isAgain = false): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (change: Partial<InventoryState>) => {
      if (running.current === controller) setState((before) => ({ ...before, ...change }));
    };
    show({ ...(isAgain ? { reading: null, fault: null } : nothing), phase: 'signingIn' });
    const onGone = (how: Parameters<typeof goneWords>[0]) => show({ fault: goneWords(how) });
    try {
      const signedIn = await tokenToRead(session, organizationId ?? anyOrganization, onGone);
      show({ phase: 'reading', fault: null });
      const found = await readAll({ session, organizationId, signal, show }, signedIn);
      keepToRead(found.organization.id, signedIn);
      show({ phase: 'whole' });
      announce(foundWords(found));
    } catch (error) {
      show({
        phase: 'partly',
        fault: signal.aborted ? null : faultWords(error),
        waitSeconds: null,
      });
    }
  }

  function cancel(): void {
    running.current?.abort(new DOMException('cancelled', 'AbortError'));
    running.current = null;
    setState((before) => ({ ...before, phase: 'partly', waitSeconds: null }));
  }

  return { state, start, cancel, setState };
}
