/** An organization (tenant) at Microsoft. */
export interface Organization {
  id: string;
  displayName: string;
  domain: string;
}

/** An account that can sign in at the stand-in. */
export interface MicrosoftAccount {
  /** Object id; 16 hexadecimal digits for a personal account. */
  id: string;
  displayName: string;
  mail: string | null;
  userPrincipalName: string;
  /** The tenant that answers for it; null for a personal account. */
  organization: Organization | null;
  /** `/organization` is refused although the account is a work account. */
  hidesOrganization?: boolean;
  /** Graph refuses every token of this account. */
  isBlocked?: boolean;
}

export const contoso: Organization = {
  id: 'c0117050-0000-4000-8000-000000000001',
  displayName: 'Contoso',
  domain: 'contoso.example',
};
export const fabrikam: Organization = {
  id: 'fab21ca0-0000-4000-8000-000000000002',
  displayName: 'Fabrikam Textil GmbH',
  domain: 'fabrikam.example',
};

/** Object ids are made up from a number, so that each start gives the same ones. */
export const objectId = (number: number) =>
  `0b1ec700-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const personalId = (number: number) => `fde926f8${number.toString(16).padStart(8, '0')}`;

/** A work account of an organization. */
export function workAccount(
  number: number,
  displayName: string,
  local: string,
  organization: Organization,
): MicrosoftAccount {
  const address = `${local}@${organization.domain}`;
  return {
    id: objectId(number),
    displayName,
    mail: address,
    userPrincipalName: address,
    organization,
  };
}

/** A personal account: Graph gives a short id, no mail, and no organization. */
export function personalAccount(
  number: number,
  displayName: string,
  address: string,
): MicrosoftAccount {
  return {
    id: personalId(number),
    displayName,
    mail: null,
    userPrincipalName: address,
    organization: null,
  };
}

/** Someone of another organization, invited into this one. */
export function guestAccount(
  number: number,
  displayName: string,
  mail: string,
  organization: Organization,
): MicrosoftAccount {
  const tenant = organization.domain.replace('.example', '.onmicrosoft.com');
  return {
    id: objectId(number),
    displayName,
    mail,
    userPrincipalName: `${mail.replace('@', '_')}#EXT#@${tenant}`,
    organization,
  };
}

/** Accounts that no one has connected yet: to try the way oneself, also where it fails. */
export const accountsToTry = {
  work: workAccount(9001, 'Robin Meyer', 'robin.meyer', contoso),
  personal: personalAccount(9002, 'Robin Meyer', 'robin.meyer@outlook.example'),
  /** Its id begins with a zero. */
  personalWithZero: {
    ...personalAccount(9006, 'Robin Meyer', 'robin.zero@outlook.example'),
    id: '0de926f80000232e',
  },
  guest: guestAccount(9003, 'Robin Meyer (Fabrikam)', 'robin.meyer@contoso.example', fabrikam),
  hidden: {
    ...workAccount(9004, 'Quiet Tenant', 'quiet.tenant', contoso),
    hidesOrganization: true,
  },
  blocked: { ...workAccount(9005, 'Locked Out', 'locked.out', contoso), isBlocked: true },
} satisfies Record<string, MicrosoftAccount>;
