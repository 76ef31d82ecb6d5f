const statuses = ['read', 'partly', 'refused', 'absent', 'failed'] as const;

/** One of monday's own integrations of a person, as monday named it to who opened the report. */
export interface ReportedIntegration {
  /** monday's number of it. */
  id: string;
  provider: string;
  account: string;
  state: string;
  /** Ids of the boards that use it; null where monday did not say. */
  boards: readonly string[] | null;
}

/** monday's answer about the integrations of the person whom a case is about. */
export interface ReportedIntegrations {
  /** `partly`: not all pages were read; the others say why nothing was. */
  status: (typeof statuses)[number];
  userId: string;
  /** When monday was asked; ISO 8601. */
  at: string;
  /** Number of integrations; `items` may be fewer. */
  total: number;
  /** Entries that monday gave without a user, or so that they cannot be read. */
  ownerless: number;
  items: readonly ReportedIntegration[];
}

/** An address of any length opens; these are some ten thousand characters. */
export const reportedAtMost = 60;
const longestText = 200;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestText;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

function readItem(raw: unknown): ReportedIntegration | null {
  if (!isRecord(raw)) return null;
  const { id, provider, account, state, boards } = raw;
  if (!isText(id) || !isText(provider) || !isText(account) || !isText(state)) return null;
  return {
    id,
    provider,
    account,
    state,
    boards: Array.isArray(boards) ? boards.filter(isText) : null,
  };
}

/** Reads what came with an address; null where there is nothing, or nothing that can be trusted to be whole. */
function readIntegrations(text: string): ReportedIntegrations | null {
  try {
    const raw: unknown = JSON.parse(decodeURIComponent(text));
    if (!isRecord(raw) || !Array.isArray(raw.items)) return null;
    const { userId, at, total, ownerless } = raw;
    const status = statuses.find((one) => one === raw.status);
    const items = raw.items.slice(0, reportedAtMost).map(readItem);
    const isWhole = isText(userId) && isText(at) && !Number.isNaN(Date.parse(at));
    if (!status || !isWhole || !isCount(total) || !isCount(ownerless)) return null;
    return { status, userId, at, total, ownerless, items: items.filter((item) => item !== null) };
  } catch {
    return null;
  }
}

/** Names of monday users by their id. */
export type UserNames = Readonly<Record<string, string>>;

const mark = '!';
const longestName = 200;

const encode = (value: unknown) =>
  encodeURIComponent(JSON.stringify(value)).replaceAll(mark, '%21');

/**
 * Returns what stands behind `#` in the address of the report: its code, and what monday told the
 * person who opens it. No browser sends that to any server, and the server has neither.
 *
 * @param integrations of the person whom the case is about; null for a case about others
 */
export function withNames(
  code: string,
  names: UserNames,
  integrations: ReportedIntegrations | null = null,
): string {
  const told = integrations ? [encode(names), encode(integrations)] : [encode(names)];
  const isSilent = integrations === null && Object.keys(names).length === 0;
  return isSilent ? code : [code, ...told].join(mark);
}

function readNames(text: string): UserNames {
  try {
    const found: unknown = JSON.parse(decodeURIComponent(text));
    const entries = Object.entries(found ?? {}).filter(
      (entry): entry is [string, string] =>
        /^\d{1,20}$/.test(entry[0]) &&
        typeof entry[1] === 'string' &&
        entry[1].length <= longestName,
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

interface Fragment {
  code: string;
  names: UserNames;
  integrations: ReportedIntegrations | null;
}

/** Reads the same; names that cannot be read are left out, and users are shown by their ids. */
export function readFragment(fragment: string): Fragment {
  const [code = '', names, integrations] = fragment.split(mark);
  return {
    code,
    names: names ? readNames(names) : {},
    integrations: integrations ? readIntegrations(integrations) : null,
  };
}
