import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import { outsidePaths } from '../../../../server/contract/paths.ts';
import type { InputOf } from '../../../../server/contract/routes.ts';
import { callWith } from '../../shared/call-with.ts';

/** Loads what is to be checked, and how an administrator signs in; it uses up the code. */
export const startCheck = (code: string) =>
  callWith('Code', code, outsidePaths.startEntraCheck, {});

/** Has the server ask Graph by this token, which it drops afterwards. */
export const runCheck = (ticket: string, organizationId: string, accessToken: string) =>
  callWith('Check', ticket, outsidePaths.runEntraCheck, {
    body: { organizationId, accessToken },
  });

/** Loads our connections of an organization, to compare them with what Entra has. */
export async function loadConnections(
  ticket: string,
  organizationId: string,
): Promise<InventoryConnection[]> {
  const all: InventoryConnection[] = [];
  let after: string | null = null;
  do {
    const body = { organizationId, ...(after !== null && { after }) };
    const page: { items: InventoryConnection[]; next: string | null } = await callWith(
      'Check',
      ticket,
      outsidePaths.inventoryConnections,
      { body },
    );
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
}

type Look = InputOf<typeof outsidePaths.lookAtEntra>['body'];

/** Has the server look at any app by this token, which it drops afterwards. */
export const lookAt = (ticket: string, body: Look) =>
  callWith('Check', ticket, outsidePaths.lookAtEntra, { body });

type Line = InputOf<typeof outsidePaths.keepInventory>['body'];

/** Keeps that an inventory was made, and its numbers. */
export const keepInventory = (ticket: string, body: Line) =>
  callWith('Check', ticket, outsidePaths.keepInventory, { body });
