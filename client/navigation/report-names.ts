import { type ReportedIntegrations, readIntegrations } from './report-integrations.ts';

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
