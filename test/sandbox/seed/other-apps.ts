import type { User } from '@microsoft/microsoft-graph-types';
import { contoso, guestAccount, objectId, workAccount } from '../microsoft/accounts.ts';
import { realRedirectUri } from '../microsoft/registration.ts';
import type { MicrosoftState } from '../microsoft/state.ts';
import { cast } from '../monday/people.ts';

/** Whoever allowed the connector before Keyholder was set up, or from another monday account. */
export const olderAccounts = [
  workAccount(9101, 'Otto Aalto', 'otto.aalto', contoso),
  workAccount(9102, 'Nadia Rossi', 'nadia.rossi', contoso),
  guestAccount(9103, 'Tom Visser', 'tom@visser.example', contoso),
];

const idOf = (number: number) => objectId(number);

/** Apps of other vendors in Contoso; two of them hold workflow credentials. */
export function seedOtherApps({ directory, organizations, accounts }: MicrosoftState): void {
  const contosos = organizations.of(contoso.id);
  if (!contosos) return;
  accounts.push(...olderAccounts);
  const older = [['Mail.Read'], ['Mail.ReadWrite', 'Files.Read.All'], ['User.Read']];
  for (const [index, account] of olderAccounts.entries()) {
    directory.consent(account, ['openid', 'profile', 'offline_access', ...(older[index] ?? [])]);
  }
  contosos.add({
    ...{ name: 'Mail Merge for monday', publisher: 'Northwind Apps', isVerified: true },
    replyUrls: ['https://northwind.example/signed-in', realRedirectUri],
    created: '2025-03-11',
    byPerson: {
      [idOf(cast.member.id)]: ['offline_access', 'User.Read', 'Mail.Send', 'Mail.ReadWrite'],
      [idOf(cast.viewer.id)]: ['offline_access', 'User.Read', 'Mail.Send'],
      [idOf(9101)]: ['offline_access', 'User.Read', 'Mail.Send'],
      [idOf(cast.deactivated.id)]: ['offline_access', 'User.Read', 'Mail.Send'],
    },
  });
  contosos.add({
    ...{ name: 'Board Sync Pro', publisher: 'Fourth Coffee' },
    replyUrls: [realRedirectUri],
    created: '2026-08-19',
    forEveryone: ['offline_access', 'Files.ReadWrite.All', 'Sites.Read.All'],
    byPerson: { [idOf(9103)]: ['User.Read', 'Calendars.ReadWrite'] },
  });
  const others = ['Office 365 Exchange Online', 'Travel Booking', 'Signature Manager', 'Intranet'];
  for (const name of others) {
    contosos.add({
      ...{ name, publisher: name === 'Intranet' ? null : `${name} Ltd` },
      replyUrls: [`https://${name.toLowerCase().replaceAll(' ', '-')}.example/callback`],
      byPerson: { [idOf(cast.admin.id)]: ['User.Read'] },
    });
  }
  const gone = contosos.add({
    ...{ name: 'Old Calendar Bridge', publisher: 'Fourth Coffee' },
    replyUrls: [realRedirectUri],
    byPerson: { [idOf(9102)]: ['offline_access', 'Calendars.ReadWrite'] },
  });
  contosos.remove(gone);
}

export interface DirectorySize {
  servicePrincipals: number;
  grants: number;
  people: number;
}

const vendors = 4;
const crowdFrom = 100_000;

const crowdUser = (index: number): User => ({
  id: objectId(crowdFrom + index),
  displayName: `Person ${index}`,
  mail: `person.${index}@${contoso.domain}`,
  userPrincipalName: `person.${index}@${contoso.domain}`,
  accountEnabled: index % 50 !== 0,
  userType: index % 40 === 0 ? 'Guest' : 'Member',
});

/** Fills Contoso: its people, apps of all kinds, and a few vendors whom the people allowed all of it. */
export function fillDirectory(
  { directory, organizations }: MicrosoftState,
  { servicePrincipals, grants, people }: DirectorySize,
): void {
  directory.tenantOf(contoso);
  const contosos = organizations.of(contoso.id);
  if (!contosos) return;
  contosos.addPeople(Array.from({ length: people }, (_, index) => crowdUser(index)));
  for (let vendor = 0; vendor < vendors; vendor += 1) {
    const ids = Array.from({ length: Math.floor(grants / vendors) }, (_, index) =>
      objectId(crowdFrom + (index % people)),
    );
    contosos.add({
      ...{
        name: `Vendor ${vendor}`,
        publisher: `Vendor ${vendor} Ltd`,
        isVerified: vendor % 2 === 0,
      },
      replyUrls: [realRedirectUri],
      byPerson: Object.fromEntries(ids.map((id) => [id, ['offline_access', 'Mail.Read']])),
    });
  }
  for (let index = contosos.apps().length; index < servicePrincipals; index += 1) {
    contosos.add({
      ...{
        name: `App ${index}`,
        publisher: 'Somebody',
        replyUrls: [`https://app-${index}.example`],
      },
    });
  }
}
