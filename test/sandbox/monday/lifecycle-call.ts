import { account, type Person } from './people.ts';
import { signLifecycleToken } from './tokens.ts';

/** Events that the sandbox sends, as monday names them. */
export const lifecycleTypes = ['install', 'uninstall', 'app_subscription_created'] as const;
export type LifecycleType = (typeof lifecycleTypes)[number];

const appId = 10_000_001;

/**
 * monday tells the app that it was installed, uninstalled or subscribed to.
 * https://developer.monday.com/apps/docs/webhooks-1
 */
export async function sendLifecycleEvent(call: {
  type: LifecycleType;
  person: Person;
  /** The app's address, `PUBLIC_URL`. */
  view: string;
  at: Date;
}): Promise<{ status: number; body: unknown }> {
  const { type, person, view, at } = call;
  const response = await fetch(`${view}/monday/lifecycle`, {
    method: 'POST',
    headers: { authorization: signLifecycleToken(person, at), 'content-type': 'application/json' },
    body: JSON.stringify({
      type,
      data: {
        app_id: appId,
        app_name: 'Sandbox Connector',
        user_id: person.id,
        user_email: person.email,
        user_name: person.name,
        user_cluster: 'other',
        user_country: 'DE',
        account_id: account.id,
        account_name: account.name,
        account_slug: account.slug,
        account_tier: account.tier,
        account_max_users: 10_000,
        version_data: { major: 1, minor: 0, patch: 0, type: 'major', number: 1 },
        timestamp: at.toISOString(),
        subscription: {
          plan_id: 'standard',
          is_trial: false,
          billing_period: 'monthly',
          days_left: 30,
          pricing_version: 1,
          max_units: 100,
        },
      },
    }),
  });
  return { status: response.status, body: await response.json() };
}
