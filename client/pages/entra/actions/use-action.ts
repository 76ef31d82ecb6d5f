import { useEffect, useRef, useState } from 'react';
import type { EntraCheck, EntraSession } from '../../../../server/contract/entra-check.ts';
import { faultWords, goneWords } from '../directory/inventory-words.ts';
import { createGraph } from '../graph/graph-client.ts';
import { lookAt, runCheck } from '../session/entra-calls.ts';
import { tokenToAct, tokenToRead } from '../session/tokens.ts';
import type { Gone } from '../session/watch-window.ts';
import type { Plan, Target } from './action.ts';
import { type ActionId, actions } from './action-table.ts';
import { type Confirmation, confirm, type ItemResult, runPlan } from './run-action.ts';

export type ActPhase = 'planning' | 'planned' | 'signingIn' | 'running' | 'confirming' | 'finished';

export interface ActState {
  phase: ActPhase;
  plan: Plan | null;
  results: readonly ItemResult[];
  /** Seconds until the next look of the server, or that Microsoft asks to wait; null without a wait. */
  waitSeconds: number | null;
  /** Null until the server has looked, and where it cannot see it. */
  confirmation: Confirmation | null;
  /** The check of the case, which keeps what was seen. */
  check: EntraCheck | null;
  fault: string | null;
}

const nothing: ActState = {
  ...{ phase: 'planning', plan: null, results: [], waitSeconds: null },
  ...{ confirmation: null, check: null, fault: null },
};

interface UseActionOptions {
  session: EntraSession;
  id: ActionId;
  target: Target;
}

/** Plans one action, carries it out as who signs in for it, and has the server look at what came of it. */
export function useAction({ session, id, target }: UseActionOptions) {
  const [state, setState] = useState<ActState>(nothing);
  const show = (change: Partial<ActState>) => setState((before) => ({ ...before, ...change }));
  const controller = useRef(new AbortController());
  const isStopped = useRef(false);
  const { organizationId, appId, isOurs } = target;
  const action = actions[id];
  const onGone = (how: Gone) => show({ fault: goneWords(how) });
  const onWait = (waitSeconds: number | null) => show({ waitSeconds });
  const graphWith = (token: string) =>
    createGraph({ url: session.signIn.graph, token, signal: controller.current.signal, onWait });

  async function plan(): Promise<void> {
    show(nothing);
    try {
      const { accessToken } = await tokenToRead(session, organizationId, onGone);
      const planned = await action.plan(graphWith(accessToken), target);
      show({ phase: 'planned', plan: planned, fault: null });
    } catch (error) {
      if (!controller.current.signal.aborted) show({ fault: faultWords(error) });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: planned once, when the dialog opens.
  useEffect(() => {
    // React's strict mode mounts twice, and ends the first.
    controller.current = new AbortController();
    void plan();
    return () => controller.current.abort();
  }, []);

  /** Has the server look, by the token that may only read; in a case, what it saw is kept. */
  async function look(of: Plan): Promise<void> {
    show({ phase: 'confirming', fault: null });
    try {
      const { accessToken } = await tokenToRead(session, organizationId, onGone);
      const ask = (people: string[]) =>
        lookAt(session.ticket, { organizationId, accessToken, applicationId: appId, people });
      const { signal } = controller.current;
      if (of.expects) show({ confirmation: await confirm(of.expects, ask, signal, onWait) });
      const isInCase =
        session.check && isOurs && session.organizations.some(({ id }) => id === organizationId);
      if (isInCase) show({ check: await runCheck(session.ticket, organizationId, accessToken) });
      show({ phase: 'finished', waitSeconds: null });
    } catch (error) {
      if (controller.current.signal.aborted) return;
      show({ phase: 'finished', waitSeconds: null, fault: faultWords(error) });
    }
  }

  async function run(): Promise<void> {
    const { plan: of } = state;
    if (!of) return;
    isStopped.current = false;
    show({ phase: 'signingIn', fault: null });
    try {
      const { accessToken } = await tokenToAct(session, organizationId, action.scopes, onGone);
      show({ phase: 'running', fault: null });
      const results = await runPlan(
        graphWith(accessToken),
        of,
        () => isStopped.current,
        (some) => show({ results: some }),
      );
      const mayHaveChanged = results.some(
        ({ outcome }) => outcome !== 'notBegun' && outcome !== 'failed',
      );
      if (mayHaveChanged && id !== 'removeHelpers') await look(of);
      else show({ phase: 'finished', waitSeconds: null });
    } catch (error) {
      if (!controller.current.signal.aborted) show({ phase: 'planned', fault: faultWords(error) });
    }
  }

  return {
    state,
    plan,
    run,
    /** Begins no further item. */
    stop() {
      isStopped.current = true;
    },
    lookAgain: () => state.plan && look(state.plan),
  };
}
