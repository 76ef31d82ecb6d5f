import type { Choice } from './page.ts';
import type { MondayState } from './state.ts';
import type { StoredCredential } from './vault.ts';

const textOf = ({ provider, displayName, person }: StoredCredential, own: number) =>
  `${provider.name}: ${displayName}${person.id === own ? '' : `, of ${person.name || person.id}`}`;

/** The credentials that monday keeps, the newest first, a person's own before all others. */
export function credentialChoices({ vault }: MondayState, person: number): Choice[] {
  const isOwn = (credential: StoredCredential) => Number(credential.person.id === person);
  return vault
    .all()
    .toSorted((one, other) => isOwn(other) - isOwn(one) || other.id - one.id)
    .map((credential) => ({
      value: String(credential.id),
      text: textOf(credential, person),
    }));
}
