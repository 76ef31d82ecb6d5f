import type { Risk } from '../../../../server/contract/connection.ts';
import { describe } from '../../../../server/contract/describe-permission.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { KnownScope } from '../../../../server/contract/provider.ts';
import { ServerProblem } from '../../../api/errors.ts';
import type permissions from '../../../i18n/en/permissions.json';
import { browserFormat } from '../../../i18n/format.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { linesOf } from '../../../ui/states/error-lines.ts';
import { isDead } from '../../shared/call-with.ts';
import { GraphFault, hasStatus } from '../graph/graph-fault.ts';
import { NotSignedIn } from '../session/sign-in.ts';
import type { Gone } from '../session/watch-window.ts';
import type { DeletedApp, InventoryApp, Person, PersonRow } from './inventory.ts';
import { type Inventory, OtherOrganization, type Reading } from './read-inventory.ts';

const number = (value: number) => browserFormat().number(value);

export const goneWords = (how: Gone): string => t(`entraInventory.signIn.${how}`);

/** Says of a call to Microsoft what went wrong, with Microsoft's own number of it. */
export function graphFaultWords(error: GraphFault): string {
  const { status, code, requestId } = error;
  const words = hasStatus(error, 0)
    ? t('entraInventory.fault.unreachable')
    : hasStatus(error, 401)
      ? t('entraInventory.fault.over')
      : hasStatus(error, 403)
        ? t('entraInventory.fault.noRight')
        : t('entraInventory.fault.graph', { status, code });
  return requestId ? `${words} ${t('entraInventory.requestId', { id: requestId })}` : words;
}

/** Says why nothing, or not everything, was done. */
export function faultWords(error: unknown): string {
  if (error instanceof NotSignedIn) return t(`entraInventory.signIn.${error.fault}`);
  if (error instanceof OtherOrganization) return t('entraInventory.fault.otherOrganization');
  if (error instanceof GraphFault) return graphFaultWords(error);
  if (isDead(error)) return t('entraInventory.fault.ticket');
  if (error instanceof ServerProblem && error.reason.startsWith('entra-')) return error.message;
  return linesOf(error).join(' ');
}

export function readingWords({ step, done, all }: Reading): string {
  if (all === null) return t(`entraInventory.reading.${step}`, { done: number(done) });
  return t(`entraInventory.reading.${step}Of`, { done: number(done), all: number(all) });
}

/** Says in one sentence what was found. */
export const foundWords = ({ apps, organization, appsRead }: Inventory): string =>
  t('entraInventory.found', {
    count: apps.length,
    number: number(apps.length),
    read: number(appsRead),
    organization: isolate(organization.name),
  });

export const publisherWords = ({ publisher, isOwn }: InventoryApp): string => {
  if (publisher) return t('entraInventory.publisher.verified', { name: isolate(publisher) });
  return t(`entraInventory.publisher.${isOwn ? 'own' : 'none'}`);
};

export function stateWords({ isEnabled, isDeactivated }: InventoryApp): string {
  if (isDeactivated) return t('entraInventory.app.deactivated');
  return t(`entraInventory.app.${isEnabled ? 'enabled' : 'disabled'}`);
}

export const riskWords = (risk: Risk | null): string =>
  risk === null ? t('entraInventory.noPermission') : t(`permissions.risk.${risk}`);

/** A permission in our words, or its own name where it is not described here. */
export function permissionWords(name: string, known: readonly KnownScope[]): string {
  const { key } = describe(name, known);
  const thing = t(`permissions.things.${key as keyof typeof permissions.things}`, {
    defaultValue: '',
  });
  return thing === '' ? name : `${name}: ${thing}`;
}

/** A user whom Entra no longer has is named by the id. */
export const nameOf = (id: string, people: ReadonlyMap<string, Person>): string =>
  people.get(id)?.name ?? id;

export function accountWords(person: Person | undefined, isRead: boolean): string {
  if (!person) return t(`entraInventory.person.${isRead ? 'gone' : 'unread'}`);
  const notes = [
    person.isDeactivated === true && t('entraInventory.person.deactivated'),
    person.isDeactivated === false && t('entraInventory.person.active'),
    person.isGuest && t('entraInventory.person.guest'),
  ];
  return notes.filter(Boolean).join(' · ');
}

/** Says how our list has a connection: its state, and monday's side where that differs. */
export const connectionWords = ({ state, isDeletedInMonday }: InventoryConnection): string =>
  isDeletedInMonday
    ? `${t(`connections.state.${state}`)} · ${t('entraInventory.person.deletedInMonday')}`
    : t(`connections.state.${state}`);

export function listedWords({ connections, standing }: PersonRow): string {
  if (standing === null) return '';
  const [first, ...rest] = connections;
  if (!first) return t('entraInventory.person.notListed');
  const words = connectionWords(first);
  return rest.length > 0 ? `${words} +${number(rest.length)}` : words;
}

export const deletedWords = ({ deletedAt, appId }: DeletedApp): string => {
  const date = deletedAt && browserFormat().date(deletedAt);
  return date ? t('entraInventory.deleted.at', { date, appId }) : appId;
};
