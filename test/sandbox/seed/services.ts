import { cast, colleagues, type Person } from '../monday/people.ts';
import type { ServiceAccount, ServiceId } from '../services/service.ts';

/** One person connecting one account of a service, at a number of times: days before now. */
export interface ServiceConnection {
  person: Person;
  provider: ServiceId;
  account: ServiceAccount;
  scopes: string[];
  parameters?: Record<string, string>;
  daysAgo: number[];
}

const colleague = (n: number): Person => {
  const person = colleagues[n];
  if (!person) throw new Error(`There is no colleague ${n}.`);
  return person;
};

/** The address of someone there; different from the one at Microsoft, as it mostly is. */
const addressAt = (person: Person, domain: string) => `${person.email.split('@')[0]}@${domain}`;

const drive = 'https://www.googleapis.com/auth/drive.readonly';
const gmail = 'https://www.googleapis.com/auth/gmail.readonly';
const send = 'https://www.googleapis.com/auth/gmail.send';

const google = (person: Person, isAtWork: boolean, scopes: string[], daysAgo: number[]) => ({
  ...{ person, daysAgo },
  provider: 'google' as const,
  account: {
    id: `1000000000000000${person.id}`,
    displayName: person.name,
    email: addressAt(person, isAtWork ? 'google.contoso.example' : 'gmail.example'),
    organization: isAtWork ? { id: 'contoso.example', name: 'contoso.example' } : null,
  },
  scopes: ['openid', 'email', 'profile', ...scopes],
});

const slack = (person: Person, scopes: string[], daysAgo: number[]) => ({
  ...{ person, daysAgo },
  provider: 'slack' as const,
  account: {
    id: `U0SANDBOX${person.id}`,
    displayName: person.name,
    email: addressAt(person, 'slack.contoso.example'),
    organization: { id: 'T0CONTOSO', name: 'Contoso' },
  },
  scopes: ['users:read', 'users:read.email', ...scopes],
});

const dropbox = (person: Person, isAtWork: boolean, scopes: string[], daysAgo: number[]) => ({
  ...{ person, daysAgo },
  provider: 'dropbox' as const,
  account: {
    id: `dbid:AAH-sandbox-${person.id}`,
    displayName: person.name,
    email: addressAt(person, isAtWork ? 'dropbox.contoso.example' : 'mail.example'),
    organization: isAtWork ? { id: 'dbtid:AAG-contoso', name: 'Contoso' } : null,
  },
  scopes: ['account_info.read', ...scopes],
});

const salesforce = (person: Person, scopes: string[], daysAgo: number[]) => ({
  ...{ person, daysAgo },
  provider: 'salesforce' as const,
  account: {
    id: `0055g00000SN${person.id}AAD`,
    displayName: person.name,
    email: addressAt(person, 'salesforce.contoso.example'),
    organization: { id: '00D5g00000CONT1EAP', name: 'contoso' },
  },
  scopes,
  parameters: { subdomain: 'contoso' },
});

/** From little to everything; all long enough ago that what Microsoft has stays on top. */
export const serviceConnections: ServiceConnection[] = [
  google(cast.member, true, [], [140]),
  google(colleague(3), true, [drive], [230, 41]),
  google(colleague(5), true, [gmail, send], [88]),
  google(colleague(10), false, [], [33]),
  slack(cast.mailboxPartner, ['channels:read', 'chat:write'], [198]),
  slack(colleague(7), ['channels:history', 'files:read'], [66]),
  slack(colleague(12), [], [25]),
  dropbox(cast.deactivated, true, ['files.content.read', 'files.content.write'], [250]),
  dropbox(colleague(1), true, ['files.metadata.read'], [112]),
  dropbox(colleague(15), false, [], [58]),
  salesforce(colleague(9), ['openid', 'full', 'refresh_token'], [176]),
  salesforce(colleague(18), ['openid', 'api', 'refresh_token'], [71]),
  salesforce(cast.secondAdmin, ['openid', 'id'], [29]),
];
