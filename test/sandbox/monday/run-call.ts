import { credentialsKey } from '../../../server/manifest/credentials-feature.ts';
import { takenAway } from '../services/api-token-owner.ts';
import type { Automation } from './automations.ts';
import type { Person } from './people.ts';
import { signRequestToken } from './tokens.ts';
import type { StoredCredential } from './vault.ts';

const blockPath = '/monday/blocks/check-connection';

/** The app's answer to a run. */
export interface RunOutcome {
  status: number;
  body: {
    outputFields?: Record<string, string | boolean>;
    severityCode?: number;
    notificationErrorTitle?: string;
    notificationErrorDescription?: string;
  };
}

export interface RunCall {
  credential: StoredCredential;
  automation: Automation;
  /** The same for each repeat of one run. */
  actionUuid: string;
  /** The app's address, `PUBLIC_URL`. */
  view: string;
  /** The automation's owner, where the credential is someone else's. */
  person?: Person;
  /** The provider took the access away, so that the token is worth nothing. */
  isRefused?: boolean;
  /** For an app that has one of its own. */
  credentialsKey?: string | undefined;
  at: Date;
}

interface SentCredential {
  isRefused?: boolean | undefined;
  /** The key of a feature that was set up by hand. */
  key?: string | undefined;
}

/** A credential in what monday sends, under the key that the app gives its kind. */
export function credentialsValues(
  credential: StoredCredential,
  { isRefused, key = credentialsKey(credential.provider) }: SentCredential = {},
) {
  return {
    [key]: {
      userCredentialsId: credential.id,
      accessToken: isRefused
        ? `stand-in-access-token.${takenAway}.${crypto.randomUUID()}`
        : credential.freshToken(),
      userCredentialsParams: credential.parameters,
      tokenRequestedParams: credential.tokenRequestedParams,
    },
  };
}

/**
 * monday runs the block "Check connection" of an automation.
 * https://developer.monday.com/apps/docs/workflows-actions
 */
export async function runBlock(call: RunCall): Promise<RunOutcome> {
  const { credential, automation, actionUuid, view } = call;
  const { recipeId, integrationId, host } = automation;
  const url = `${view}${blockPath}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: signRequestToken(call.person ?? credential.person, url, call.at),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      payload: {
        blockKind: 'action',
        credentialsValues: credentialsValues(credential, {
          isRefused: call.isRefused,
          key: call.credentialsKey,
        }),
        inboundFieldValues: {},
        inputFields: {},
        recipeId,
        integrationId,
      },
      runtimeMetadata: {
        actionUuid,
        triggerUuid: crypto.randomUUID().replaceAll('-', ''),
        ...(host && {
          hostMetadata: { hostInstanceId: host.hostInstanceId, hostType: host.hostType },
        }),
      },
    }),
  });
  return { status: response.status, body: (await response.json()) as RunOutcome['body'] };
}
