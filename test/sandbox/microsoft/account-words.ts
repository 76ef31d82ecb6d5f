import type { PickableAccount } from '../consent-pages.ts';
import type { MicrosoftAccount } from './accounts.ts';
import { keyOf } from './directory.ts';

/** Labels of scopes on Microsoft's own pages, as far as the sandbox has them. */
const scopeTitles: Record<string, string> = {
  openid: 'Sign you in',
  profile: 'View your basic profile',
  offline_access: 'Maintain access to data you have given it access to',
  'User.Read': 'Sign you in and read your profile',
  'Mail.Read': 'Read your mail',
  'Mail.ReadWrite': 'Read and write access to your mail',
  'Files.Read.All': 'Read all files that you have access to',
};

export const titleOfScope = (name: string): string => scopeTitles[name] ?? name;

export const isGuest = ({ userPrincipalName }: MicrosoftAccount) =>
  userPrincipalName.includes('#EXT#');

const typeOf = (account: MicrosoftAccount) => {
  if (account.organization === null) return 'Personal account';
  return `${account.organization.displayName}${isGuest(account) ? ', as a guest' : ''}`;
};

/** Labels of the accounts that people sign in with. */
export const addressOf = ({ mail, userPrincipalName }: MicrosoftAccount): string =>
  mail ?? userPrincipalName;

/** An account in a list to pick from; its `id` is `keyOf`. */
export const pickable = (account: MicrosoftAccount): PickableAccount => ({
  id: keyOf(account),
  name: account.displayName,
  detail: `${addressOf(account)} · ${typeOf(account)}`,
});
