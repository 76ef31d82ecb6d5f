import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { Target } from '../actions/action.ts';
import { type InventoryApp, type PersonRow, peopleOf } from '../directory/inventory.ts';
import { nameOf } from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';

interface About {
  session: EntraSession;
  found: Inventory;
  connections: readonly InventoryConnection[];
}

/** Returns the target of an action: an app that is there, or one that is gone. */
export function targetOf(
  { found, connections }: About,
  app: InventoryApp | { appId: string; name: string; isOurs: boolean },
  row: PersonRow | null = null,
): Target {
  const present = 'consents' in app ? app : null;
  const person = row && found.people.get(row.id);
  return {
    organizationId: found.organization.id,
    ...{ appId: app.appId, appName: app.name, isOurs: app.isOurs, app: present },
    person: row && {
      ...row,
      name: nameOf(row.id, found.people),
      isGuest: person?.isGuest ?? false,
    },
    users: present ? peopleOf(present, connections).map(({ id }) => id) : [],
    helpers: [],
    nameOf: (id) => nameOf(id, found.people),
  };
}

/** Both helper apps, the one that acts last: with it the right to go on ends. */
export const helpersOf = (about: About): Target => ({
  ...targetOf(about, { appId: '', name: about.session.appName, isOurs: false }),
  helpers: [about.session.signIn.clientId, about.session.signIn.actingClientId].filter(
    (id) => id !== null,
  ),
});
