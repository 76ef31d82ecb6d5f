const prefix = 'own-account:';

/** Returns the key of the section about a person's own accounts in an organization. */
export const ownAccountKey = (provider: string, organizationId: string | null): string =>
  `${prefix}${provider}:${organizationId}`;

/** True for a section about a person's own accounts: its steps may hit an account as a whole. */
export const isOwnAccountKey = (key: string): boolean => key.startsWith(prefix);
