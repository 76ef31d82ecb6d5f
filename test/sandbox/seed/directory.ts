import { fabrikam } from '../microsoft/accounts.ts';
import type { Directory } from '../microsoft/directory.ts';
import { features } from '../monday/features.ts';
import type { Person } from '../monday/people.ts';
import { cast } from '../monday/people.ts';
import { microsoftConnections } from './microsoft.ts';

const accountsOf = (person: Person) =>
  microsoftConnections.filter((one) => one.person === person).map(({ account }) => account);

/** An admin of Fabrikam consented for everyone: its people have nothing of their own to revoke. */
export function seedOrganizations(directory: Directory): void {
  directory.consentForAll(fabrikam, features.microsoft.requestedScopes);
}

/** Makes the changes at Microsoft that the cases of the seed report. */
export function seedRevocations(directory: Directory): void {
  for (const account of accountsOf(cast.deactivatedAdmin)) {
    directory.setDisabled(account, true);
    directory.revokeOwn(account);
  }
  for (const account of accountsOf(cast.deactivated)) directory.setDisabled(account, true);
}
